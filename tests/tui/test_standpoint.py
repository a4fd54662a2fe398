"""Where the person stands: pure steps, without a screen."""

from __future__ import annotations

from dossier.analysis.lens import OPEN_LENS
from dossier.tui.standpoint import (
    Backward,
    Cite,
    Citing,
    Follow,
    Forward,
    Inspect,
    Keep,
    Look,
    Move,
    Narrow,
    Open,
    Out,
    Rest,
    Standpoint,
    Trail,
    Turn,
    step,
    walk,
)

PASSAGE = Citing("herald-1", "toll", 0, "p5")
NEXT = Citing("herald-1", "toll", 1, "p6")


def walked(*moves: Move, start: Standpoint | None = None) -> Trail:
    trail = Trail(start or Standpoint())
    for move in moves:
        trail = walk(trail, move)
    return trail


def test_a_digit_turns_to_a_section_and_keeps_the_filter() -> None:
    assert step(Standpoint(filter="iraq", depth=2), Turn("casualties", "toll")) == Standpoint(
        section="casualties", filter="iraq", record="toll"
    )


def test_a_section_is_entered_where_it_was_left() -> None:
    trail = walked(Turn("casualties"), Rest("second"), Turn("strikes"), Rest("bridge"))
    assert trail.last_in("casualties") == "second"
    assert trail.last_in("strikes") == "bridge"
    assert trail.last_in("reactions") is None


def test_moving_the_cursor_is_no_step_of_the_way() -> None:
    trail = walked(Turn("casualties"), Rest("first"), Rest("second"))
    assert len(trail.past) == 1
    assert trail.here.record == "second"


def test_going_out_leads_from_the_original_to_the_digest_to_the_list() -> None:
    trail = walked(Turn("casualties"), Rest("toll"), Open(PASSAGE), Open(PASSAGE._replace(face="original")))
    out = walk(trail, Out())
    assert out.here.passage == PASSAGE
    out = walk(out, Out())
    assert (out.here.pane, out.here.record, out.here.passage) == ("list", "toll", None)


def test_going_out_skips_the_citations_that_were_looked_through() -> None:
    trail = walked(Turn("casualties"), Rest("toll"), Open(PASSAGE), Cite(NEXT), Cite(PASSAGE), Out())
    assert trail.here.pane == "list"


def test_going_out_returns_to_where_a_link_was_followed() -> None:
    trail = walked(
        Turn("disputes"), Rest("who-knew"), Inspect(), Keep(3, 7), Follow("reactions", "denial", "", OPEN_LENS)
    )
    assert trail.here == Standpoint("reactions", record="denial", pane="detail", depth=2)
    out = walk(trail, Out())
    assert (out.here.section, out.here.pane, out.here.link, out.here.scroll) == ("disputes", "detail", 3, 7)


def test_at_the_outermost_place_the_pane_is_left_then_the_filter() -> None:
    trail = walked(Turn("casualties"), Narrow("iraq"), Look("detail"))
    trail = walk(trail, Out())
    assert (trail.here.pane, trail.here.filter) == ("list", "iraq")
    trail = walk(trail, Out())
    assert trail.here.filter == ""
    assert walk(trail, Out()) is trail


def test_who_came_straight_to_a_passage_goes_out_to_where_they_came_from() -> None:
    trail = Trail(Standpoint("sources", record="herald-1", pane="passage", passage=PASSAGE), direct=True)
    assert walk(trail, Out()) is trail
    away = walk(walk(trail, Open(PASSAGE._replace(face="original"))), Out())
    assert walk(away, Out()) is away
    assert away.here.passage == PASSAGE
    elsewhere = walk(walk(trail, Turn("strikes", "bridge")), Look("detail"))
    assert walk(elsewhere, Out()).here.pane == "list"


def test_backward_and_forward_go_through_the_same_places() -> None:
    trail = walked(Turn("casualties"), Rest("toll"), Open(PASSAGE))
    back = walk(walk(trail, Backward()), Backward())
    assert back.here.section == "overview"
    assert walk(back, Backward()) is back
    again = walk(walk(back, Forward()), Forward())
    assert again.here == trail.here
    assert walk(again, Forward()) is again


def test_a_new_step_forgets_what_lay_ahead() -> None:
    trail = walked(Turn("casualties"), Turn("strikes"), Backward(), Turn("reactions"))
    assert trail.future == ()
    assert trail.here.section == "reactions"


def test_a_step_to_the_same_place_is_none() -> None:
    trail = walked(Turn("casualties", "toll"))
    assert walk(trail, Turn("casualties", "toll")) is trail


def test_a_filter_from_a_passage_begins_a_new_list() -> None:
    trail = walked(Turn("casualties"), Rest("toll"), Open(PASSAGE), Narrow("iraq", "toll"))
    assert trail.here == Standpoint("casualties", "iraq", "toll")


def test_the_past_does_not_grow_without_end() -> None:
    trail = Trail()
    for number in range(1000):
        trail = walk(trail, Turn("casualties" if number % 2 else "strikes"))
    assert len(trail.past) == 200
