"""A stretch of copy while it is changed."""

from layout.desk.draft import Change, Draft, Edit


def test_a_change_tells_what_stood_where():
    draft = Draft("他说,好", 0)
    draft.apply([Edit(2, 3, "，", "halfwidth")])
    assert draft.text == "他说，好"
    assert list(draft.changes()) == [Change(2, "halfwidth", ",", "，")]


def test_places_are_those_of_the_source():
    draft = Draft("头甲,乙", 1)
    draft.apply([Edit(1, 2, "", "space")])
    assert draft.text == "甲乙"
    assert (draft.offset(0), draft.offset(1), draft.offset(2)) == (1, 3, 4)
    assert [change.offset for change in draft.changes()] == [2]


def test_an_edit_of_what_an_edit_made_is_one_change():
    draft = Draft("甲\u00a0乙")
    draft.apply([Edit(1, 2, " ", "odd-space")])
    draft.apply([Edit(1, 2, "", "space")])
    assert list(draft.changes()) == [Change(1, "space", "\u00a0", "")]


def test_an_edit_of_part_of_what_an_edit_made_is_one_change_with_it():
    draft = Draft("甲...乙")
    draft.apply([Edit(1, 4, "……", "ellipsis")])
    draft.apply([Edit(2, 3, "", "space"), Edit(3, 4, "丙", "space")])
    assert draft.text == "甲…丙"
    assert list(draft.changes()) == [Change(1, "space", "...", "…"), Change(4, "space", "乙", "丙")]


def test_an_edit_that_changes_nothing_is_none():
    draft = Draft("甲，乙")
    draft.apply([Edit(1, 2, "，", "halfwidth")])
    assert list(draft.changes()) == []


def test_neighbouring_changes_are_told_apart():
    draft = Draft('甲,"乙"')
    draft.apply([Edit(1, 2, "，", "halfwidth"), Edit(2, 3, "“", "quote"), Edit(4, 5, "”", "quote")])
    assert [change.kind for change in draft.changes()] == ["halfwidth", "quote", "quote"]
