"""What must hold of the analysis of any dossier, whatever it says."""

from __future__ import annotations

from itertools import combinations
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from dossier.analysis.analysis import Analysis
from dossier.analysis.lens import Lens
from dossier.analysis.sight import seen
from dossier.analysis.totals import Total, Totals
from dossier.analysis.warnings import too_many
from dossier.analysis.world import Base, World, hull
from dossier.model import CasualtyReport, Count, Dossier, Reaction
from dossier.model.telling import voices
from dossier.query.index import Index
from dossier.query.language import parse
from dossier.query.match import Matcher
from dossier.query.truth import Truth
from tests.analysis.small import TIMES, dossiers, tries

ANY = tries(40)
LATE = "9999-12-31"


def plain(total: Total) -> dict[str, Any]:
    """All that a total says."""
    return {
        "scope": total.scope.order,
        "kind": total.kind,
        "bounds": (total.low, total.high),
        "told": [(one.voice, one.low, one.high, sorted(f.record for f in one.figures)) for one in total.told],
        "parts": [plain(part) for part in total.parts],
        "missing": total.missing,
        "floors": [(one.voice, one.low, sorted(f.record for f in one.figures)) for one in total.floors],
        "unknown": [figure.record for figure in total.unknown],
    }


def totals(analysis: Analysis, shown: set[str] | None = None, *, possibly: bool = False) -> list[dict[str, Any]]:
    return [plain(total) for total in analysis.totals(shown, possibly=possibly)]


def everything(dossier: Dossier) -> dict[str, Any]:
    """All that a dossier implies, in an order of its own."""
    analysis = Analysis(dossier)
    claims = Totals(analysis.world.claims())
    held = {one.dispute.id: one for one in analysis.disputes.found}
    return {
        "totals": totals(analysis),
        "withdrawn": sorted(analysis.world.withdrawn),
        "replaced": {(record, *scope.order): became for (record, scope), became in analysis.world.replaced.items()},
        "too many": sorted((one.voice, one.scope.order, one.most, one.parts.low) for one in too_many(claims)),
        "disputes": {
            key: (
                one.kind,
                one.why,
                [(p.answer, {(h.who, h.as_, *sorted(h.per)) for h in p.holders}) for p in one.dispute.positions],
            )
            for key, one in held.items()
        },
        "origins": {
            record.id: {(report.source, report.origin) for report in analysis.provenance.statement(record.id).reports}
            for record in dossier.records
        },
        "silence": {
            (who, key): {(one.kind, one.answer, *sorted(one.records)) for one in analysis.silence.cell(who, key).now}
            for who in analysis.silence.voices
            for key in held
        },
    }


def every(found: list[Total]) -> list[Total]:
    """Totals with all that they are made of."""
    return [one for total in found for one in (total, *every(list(total.parts)))]


@ANY
@given(dossiers(), st.randoms(use_true_random=False))
def test_the_order_of_records_places_and_actors_never_matters(dossier: Dossier, random: Any) -> None:
    def turned(items: Any) -> Any:
        found = list(items)
        random.shuffle(found)
        return found

    other = dossier.model_copy(
        update={
            "casualties": tuple(turned(dossier.casualties)),
            "places": dict(turned(dossier.places.items())),
            "actors": dict(turned(dossier.actors.items())),
            "event": dossier.event.model_copy(update={"where": tuple(turned(dossier.event.where))}),
        }
    )
    assert everything(other) == everything(dossier)


@ANY
@given(dossiers(), st.sampled_from(["none", "5", "about 16", "several", "up to 5"]), st.data())
def test_a_new_voice_never_narrows_a_range(dossier: Dossier, count: str, data: st.DataObject) -> None:
    base = Base(dossier)
    before = Totals(World(base).claims())
    known = [one for one in before.claims.told if not one.apart and one.event == dossier.id]
    plainly = [(r, one) for r in dossier.casualties for one in known if one == scope_of(base, r)]
    if not plainly:
        return
    report, scope = data.draw(st.sampled_from(plainly))
    new = report.model_copy(
        update={
            "id": "new",
            "said_by": "stranger",
            "killed": Count.model_validate(count),
            "said": None,
            "stance": None,
            "indirect": None,
            "including": {},
            **dict.fromkeys(("same_as", "subset_of", "overlaps", "disjoint_from", "repeats"), ()),
        }
    )
    more = dossier.model_copy(
        update={
            "casualties": (*dossier.casualties, new),
            "actors": {**dossier.actors, "stranger": dossier.actors["mayor"].model_copy(update={"name": "Stranger"})},
        }
    )
    ours, wider = before.of(scope), Totals(World(Base(more)).claims()).of(scope)
    assert ours.kind == wider.kind == "range"
    assert wider.low <= ours.low
    assert wider.high is None or (ours.high is not None and wider.high >= ours.high)


def scope_of(base: Base, report: CasualtyReport) -> Any:
    """The scope of a report's dead, if it says who of them and where in words that another can repeat."""
    found = [
        one.scope
        for one in base.figures
        if one.record == report.id and not one.inside and one.scope.measure == "killed"
    ]
    return found[0] if not any(base.places.is_hidden(place) for place in found[0].ground) else None


@ANY
@given(dossiers())
def test_sums_add_lows_never_exceed_the_tops_of_their_parts_and_add_only_the_disjoint(dossier: Dossier) -> None:
    base = Base(dossier)
    found = Totals(World(base).claims())
    for total in every(found.of_event()):
        for told in total.floors:
            parts = {base.scopes.group(figure.scope) for figure in told.figures}
            lows = [hull(found.claims.told[part][told.voice])[0] for part in parts]
            assert (told.low, told.high) == (sum(lows), None)
            assert all(base.scopes.relation(a, b) == "disjoint" for a, b in combinations(parts, 2))
            assert all(base.scopes.relation(part, total.scope) == "part" for part in parts)
        if total.kind == "sum":
            tops = [part.high for part in total.parts]
            assert total.low == sum(part.low for part in total.parts)
            assert total.high is None or total.high <= sum(top for top in tops if top is not None)
            assert total.high is None or not (None in tops or total.missing)
            scopes = [part.scope for part in total.parts]
            assert all(base.scopes.relation(a, b) == "disjoint" for a, b in combinations(scopes, 2))
        if total.kind == "range":
            assert total.low == min(one.low for one in total.told)


@ANY
@given(dossiers())
def test_no_record_is_counted_twice_in_a_sum(dossier: Dossier) -> None:
    for total in Analysis(dossier).totals():
        leaves = [one for one in every([total]) if one.kind == "range"]
        records = [key for leaf in leaves for key in {one.record for told in leaf.told for one in told.figures}]
        assert len(records) == len(set(records))


@ANY
@given(dossiers())
def test_a_record_without_figures_changes_no_total(dossier: Dossier) -> None:
    said = Reaction.model_validate(
        {"id": "word", "by": "mayor", "says": "Mourns", "cited": "paper", "said": "2031-05-02"}
    )
    more = dossier.model_copy(update={"reactions": (*dossier.reactions, said)})
    assert totals(Analysis(more)) == totals(Analysis(dossier))


@ANY
@given(dossiers())
def test_a_moment_without_end_is_no_lens(dossier: Dossier) -> None:
    late = Analysis(dossier, Lens(as_of=LATE))
    assert totals(late, possibly=True) == totals(Analysis(dossier))
    assert late.wider.withdrawn == Analysis(dossier).world.withdrawn
    assert seen(Index(dossier), Analysis(dossier)) is None


def shown(dossier: Dossier, text: str) -> dict[str, Truth]:
    index = Index(dossier)
    tree = parse(text).tree
    return {entry.id: Matcher(tree, index).match(entry) for entry in index.entries}


CLOCKS = st.sampled_from(["said", "published"])
LENSES = st.tuples(st.sampled_from(["mayor", "state", "army"]), st.sampled_from(TIMES[:5]), CLOCKS)
FILTERS = st.sampled_from(["killed>=3", "town", "said:mayor", "no:said"])


@ANY
@given(dossiers(), LENSES, FILTERS)
def test_lenses_and_filters_commute_and_twice_is_once(dossier: Dossier, lens: tuple[str, str, Any], text: str) -> None:
    told_by, as_of, clock = lens
    index, analysis = Index(dossier), Analysis(dossier)

    def through(one: Lens) -> dict[str, Truth]:
        found = seen(index, analysis.under(one))
        assert found is not None
        return {record.id: found[record.id] for record in dossier.records}

    both = Lens(told_by, as_of, clock)
    told, known = through(Lens(told_by)), through(Lens(as_of=as_of, clock=clock))
    assert through(both) == {key: min(truth, known[key]) for key, truth in told.items()}
    assert analysis.under(both).under(both).totals() == analysis.under(both).totals()
    # what was not yet said is in no total, whether or not a filter lets it through
    under = analysis.under(both)
    passing = {key for key, truth in shown(dossier, text).items() if truth is Truth.YES}
    assert totals(under, passing) == totals(under, passing & set(under.world.present or ()))


@ANY
@given(dossiers(), st.sampled_from(TIMES[:5]), st.sets(st.integers(0, 6)))
def test_a_filter_changes_nothing_about_what_stands(dossier: Dossier, as_of: str, picked: set[int]) -> None:
    analysis = Analysis(dossier, Lens(as_of=as_of))
    some = {report.id for at, report in enumerate(dossier.casualties) if at in picked}
    claims = analysis.world.claims(some)
    assert {one.record for told in claims.told.values() for own in told.values() for one in own} <= {
        one.record for one in analysis.world.current
    } & some


@ANY
@given(dossiers(), st.sampled_from(["mayor", "state"]))
def test_told_by_is_the_voice_of_the_teller(dossier: Dossier, who: str) -> None:
    found = seen(Index(dossier), Analysis(dossier, Lens(told_by=who)))
    assert found is not None
    for record in dossier.records:
        assert (found[record.id] is Truth.YES) == (who in voices(dossier, record))
