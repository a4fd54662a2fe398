"""The analysis against a brute-force reading of its rules, on small dossiers of every shape."""

from __future__ import annotations

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from dossier.analysis.analysis import Analysis
from dossier.analysis.figures import Figure, Scope
from dossier.analysis.found_figures import differing, exceeding
from dossier.analysis.lens import Lens
from dossier.analysis.moments import moment
from dossier.analysis.totals import Total, Totals
from dossier.analysis.warnings import too_many
from dossier.analysis.world import Base, World
from dossier.model import Dossier
from dossier.query.truth import Truth
from tests.analysis import oracle
from tests.analysis.oracle import EVENT, Reading
from tests.analysis.small import TIMES, dossiers, tries

EVERY_SHAPE = tries(60)
KINDS = {"range": "range", "sum": "sum", "not stated": "nothing"}


def read(base: Base, scope: Scope) -> oracle.Scope:
    """A scope in the oracle's words."""
    places = frozenset({EVENT}) if scope.ground == base.places.event else scope.ground
    return oracle.Scope(scope.measure, places, oracle.classes(*scope.classes), scope.whose, scope.apart)


def own(base: Base) -> list[Figure]:
    return [figure for figure in base.figures if figure.scope.event == base.dossier.id]


def told_of(base: Base, reading: Reading) -> list[tuple[Scope, oracle.Scope]]:
    """The scopes that both see, which must be the same."""
    scopes = {scope: read(base, scope) for scope in dict.fromkeys(figure.scope for figure in own(base))}
    assert set(scopes.values()) == {number.scope for number in reading.everything}
    return list(scopes.items())


@EVERY_SHAPE
@given(dossiers())
def test_scopes_lie_to_each_other_as_the_rules_say(dossier: Dossier) -> None:
    base, reading = Base(dossier), Reading(dossier)
    for (one, ours), (other, theirs) in product(told_of(base, reading), repeat=2):
        assert base.scopes.relation(one, other) == reading.relation(ours, theirs), (one, other)


@EVERY_SHAPE
@given(dossiers())
def test_what_stands_is_what_nobody_took_back_or_replaced(dossier: Dossier) -> None:
    world, reading = World(Base(dossier)), Reading(dossier)
    assert set(world.withdrawn) == reading.withdrawn
    current = [figure for figure in world.current if figure.scope.event == dossier.id]
    assert sorted((one.record, one.count.text, one.voices) for one in current) == sorted(
        (one.record, one.count.text, (one.voice,)) for one in reading.current
    )


def check_total(total: Total, base: Base, reading: Reading) -> None:
    ours, scope = total, read(base, total.scope)
    theirs = reading.total(scope)
    assert KINDS[ours.kind] == theirs.kind
    assert {(one.voice, one.low) for one in ours.floors} == set(reading.floors(scope).items())
    assert all(one.high is None for one in ours.floors)
    if ours.kind != "not stated":
        assert ours.low == theirs.low
        assert ours.high in theirs.highs
        assert frozenset(ours.missing) in theirs.missing
        assert {(one.voice, (one.low, one.high)) for one in ours.told} == theirs.told


@EVERY_SHAPE
@given(dossiers(6))
def test_totals_are_what_trying_everything_gives(dossier: Dossier) -> None:
    base, reading = Base(dossier), Reading(dossier)
    totals = Totals(World(base).claims())
    for total in totals.of_event():
        check_total(total, base, reading)
    for scope in dict.fromkeys(base.scopes.group(figure.scope) for figure in own(base)):
        check_total(totals.of(scope), base, reading)
    assert {(one.voice, read(base, one.scope)) for one in too_many(totals)} == reading.too_many()


@EVERY_SHAPE
@given(dossiers(6), st.sets(st.integers(0, 5)))
def test_totals_of_some_records_leave_alone_what_is_withdrawn_or_replaced(dossier: Dossier, picked: set[int]) -> None:
    shown = {report.id for at, report in enumerate(dossier.casualties) if at in picked}
    base, reading = Base(dossier), Reading(dossier).only(shown)
    for total in Totals(World(base).claims(shown)).of_event():
        check_total(total, base, reading)


@EVERY_SHAPE
@given(dossiers())
def test_found_disputes_are_those_of_every_pair(dossier: Dossier) -> None:
    world, reading = World(Base(dossier)), Reading(dossier)
    claims = world.claims()
    differ = [(one.scope.measure, sorted(one.records), one.kind) for one in differing(world, claims) if one.scope]
    assert sorted(differ) == reading.differing()
    exceeds = list(exceeding(world, claims))
    assert {one.records for one in exceeds} == reading.exceeding()
    assert len({one.dispute.id for one in exceeds}) == len(exceeds)


@EVERY_SHAPE
@given(dossiers(), st.sampled_from(TIMES[:5]))
def test_what_had_been_said_at_a_moment(dossier: Dossier, text: str) -> None:
    analysis = Analysis(dossier, Lens(as_of=text))
    surely, possibly = oracle.as_of(dossier, moment(text, dossier.zone))
    assert analysis.standings is not None
    assert {key for key, truth in analysis.standings.items() if truth is Truth.YES} == surely
    assert {key for key, truth in analysis.standings.items() if truth is not Truth.NO} == possibly
    for world, present in ((analysis.world, surely), (analysis.wider, possibly)):
        reading = Reading(dossier, present)
        assert set(world.withdrawn) == reading.withdrawn
        for total in Totals(world.claims()).of_event():
            check_total(total, analysis.base, reading)
