"""What the files of an edition may say: parsers, both spellings, faults at their places."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any, Literal, TypeVar, cast, get_args

import pytest
import yaml

from layout.base.units import mm, pt
from layout.edition.head_words import HeadPlace
from layout.edition.keys import ALIASES
from layout.edition.schema import (
    BookingSheet,
    CitySheet,
    DeceasedSheet,
    EditionSheet,
    IndexSheet,
    NameplateSheet,
    PageSheet,
    PaperSheet,
    PictureSheet,
    PlacementSheet,
    QrSheet,
    Sheet,
    StorySheet,
    WaiverSheet,
    WeatherSheet,
    check,
    json_schema,
)
from layout.edition.source import SourceText
from layout.edition.yaml_reader import read_yaml
from tests.tiny import EDITION

SHEETS: tuple[type[Sheet], ...] = (
    EditionSheet, PageSheet, PaperSheet, StorySheet, PlacementSheet, IndexSheet, QrSheet, NameplateSheet, PictureSheet,
    WaiverSheet, BookingSheet, CitySheet, DeceasedSheet,
)  # fmt: skip
T = TypeVar("T", bound=Sheet)
FIELDS = [(sheet, name) for sheet in SHEETS for name in sheet.model_fields]
NEEDED: dict[type[Sheet], str] = {PageSheet: "dummy: lead", WaiverSheet: "code: a/b"}


def sheet(model: type[T], text: str) -> T:
    """`text` as `model`, without a fault."""
    outcome = check(model, read_yaml(SourceText("a.yaml", text)).value.root)
    assert not outcome.diagnostics
    assert outcome.value
    return outcome.value


def told(model: type[Sheet], text: str) -> list[tuple[str, int, int]]:
    root = read_yaml(SourceText("a.yaml", text)).value.root
    return [(item.code, item.place[1], item.place[2]) for item in check(model, root).diagnostics if item.place]


@pytest.mark.parametrize(
    "typed", ["2026-11-24", "2026/11/24", "2026.11.24", "2026年11月24日", "２０２６-11-24", "2026-11-24 "]
)
def test_a_date_has_several_spellings(typed: str):
    assert sheet(EditionSheet, f"date: {typed}").date == date(2026, 11, 24)


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("每天", {1, 2, 3, 4, 5, 6, 7}), ("周一至周五", {1, 2, 3, 4, 5}), ("一 三 五", {1, 3, 5}),
        ("[周六, 周日]", {6, 7}),
        ("mon-fri", {1, 2, 3, 4, 5}), ("周六至周一", {6, 7, 1}), ("星期二、星期天", {2, 7}),
    ],
)  # fmt: skip
def test_publication_days_are_written_as_people_say_them(typed: str, days: set[int]):
    assert sheet(PaperSheet, f"name: 报\npublication_days: {typed}").publication_days == days


@pytest.mark.parametrize(
    ("model", "text", "field", "value"),
    [
        (EditionSheet, "issue: 0012", "issue", 12),
        (EditionSheet, "weather: no", "weather", WeatherSheet(text="no")),
        (EditionSheet, "weather: 12:30", "weather", WeatherSheet(text="12:30")),
        (
            EditionSheet,
            "天气: {城市: 河口, 最低: 零下4}",
            "weather",
            sheet(WeatherSheet, "cities: [{city: 河口, low: -4}]"),
        ),
        (PageSheet, "dummy: a\nsection: 08", "section", "08"),
        (PlacementSheet, "{加框: 是, 题位: 左题, 栏数: 3}", "head", HeadPlace("left")),
        (PlacementSheet, "排向: 竖排", "writing_mode", "vertical-rl"),
        (PlacementSheet, "writing-mode: vertical-rl", "writing_mode", "vertical-rl"),
        (StorySheet, "rank: 二条", "rank", 2),
        (StorySheet, "kind: 简讯", "kind", "brief"),
        (StorySheet, "language: en", "language", "en"),
        (PictureSheet, "focus: 40% 0.3", "focus", (0.4, 0.3)),
        (PaperSheet, "name: 报\nhotlines: 0000-1\n", "hotlines", ("0000-1",)),
        (PaperSheet, "报名: 河口日报\n规制: 内部", "profile", "internal"),
        (PaperSheet, "报名: 河口日报\n人名: [欧阳小满, 河湾志]", "names", ("欧阳小满", "河湾志")),
    ],
)
def test_scalars_are_read_as_typed(model: type[Sheet], text: str, field: str, value: object):
    assert getattr(sheet(model, text), field) == value


def test_short_forms_mean_the_entry_that_can_not_be_missing():
    read = sheet(EditionSheet, "pages: {A01: lead}\nindex: [lead]\nqr: {qr: https://example.org}\nallow: [a/b]")
    assert read.pages["A01"].dummy == "lead"
    assert (read.index[0].story, read.qr["qr"].url, read.allow[0].code) == ("lead", "https://example.org", "a/b")


def test_names_of_pages_and_stories_are_never_taken_for_keys():
    read = sheet(EditionSheet, "版:\n  日期:\n    版样: 图\n    稿: {图: {加框: 是}}")
    assert read.pages["日期"].stories["图"].box


def test_keys_that_may_be_written_are_named_in_chinese_too():
    (fault,) = check(PlacementSheet, read_yaml(SourceText("a.yaml", "题: 左")).value.root).diagnostics
    assert fault.value("known_zh").startswith(
        "加框（box）、题位（head）、栏数（columns）、位次（rank）、排向（writing_mode）"
    )
    assert fault.value("known_en").startswith("box, head, columns, rank, writing_mode")


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("题号: 二号", "head_size", pt(22)), ("head_size: ２８点", "head_size", pt(28)),
        ("题号: 40级", "head_size", mm(10)), ("字距: -1％", "tracking", -0.01),
        ("tracking: +0.02em", "tracking", 0.02), ("匀版: 不匀", "fit", "none"),
    ],
)  # fmt: skip
def test_what_makes_a_story_fit_is_written_as_editors_say_it(text: str, field: str, value: object):
    assert getattr(sheet(PlacementSheet, text), field) == value


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("head_size: 大号", "value/size"), ("head_size: 900pt", "value/size"), ("tracking: -20%", "value/tracking"),
        ("tracking: 1", "value/tracking"), ("fit: maybe", "value/choice"),
    ],
)  # fmt: skip
def test_a_size_or_distance_that_is_none_is_told(text: str, code: str):
    assert told(PlacementSheet, text)[0][0] == code


def test_a_paper_grants_what_changes_a_signed_page():
    read = sheet(PaperSheet, "name: 报\n匀版: {用: 不匀, 准用: [题号, crop]}").fit
    assert (read.use, read.take) == ("none", ("head-size", "crop"))
    assert sheet(PaperSheet, "name: 报\nfit: none").fit.use == "none"
    assert told(PaperSheet, "name: 报\nfit: {take: [paragraphs]}") == [("value/choice", 2, 13)]


def test_all_faults_are_told_at_once_and_what_is_sound_stays():
    text = "date: 明天\nissue: x\nwether: 晴\nweather: 晴"
    assert told(EditionSheet, text) == [("value/date", 1, 7), ("value/number", 2, 8), ("yaml/unknown-key", 3, 1)]
    root = read_yaml(SourceText("a.yaml", text)).value.root
    value = check(EditionSheet, root).value
    assert value
    assert value.weather.text == "晴"


def test_faults_in_a_list_leave_its_other_items():
    text = "index:\n  - {story: a, pgae: 1}\n  - [b]\n  - c\n"
    root = read_yaml(SourceText("a.yaml", text)).value.root
    outcome = check(EditionSheet, root)
    assert [(item.code, item.place[1]) for item in outcome.diagnostics if item.place] == [
        ("yaml/unknown-key", 2), ("yaml/wrong-shape", 3),
    ]  # fmt: skip
    assert outcome.value
    assert [item.story for item in outcome.value.index] == ["a", "c"]


def test_a_day_that_does_not_exist_comes_with_the_nearest():
    root = read_yaml(SourceText("a.yaml", "date: 2026-02-30")).value.root
    (fault,) = check(EditionSheet, root).diagnostics
    assert (fault.code, fault.value("nearest")) == ("edition/date", "2026-02-28")


@pytest.mark.parametrize(("model", "field"), FIELDS, ids=lambda value: getattr(value, "__name__", value))
def test_every_key_misspelt_is_named_with_its_right_spelling(model: type[Sheet], field: str):
    typo = f"{field[:1]}{field}" if len(field) < 5 else f"{field[:-2]}{field[-1]}{field[-2]}x"
    needed = NEEDED.get(model, "")
    lines = [line for line in (needed, f"{typo}: 甲") if line]
    root = read_yaml(SourceText("a.yaml", "\n".join(lines))).value.root
    (fault,) = [item for item in check(model, root).diagnostics if item.code.startswith("yaml/unknown-key")]
    assert fault.place
    assert fault.place[1:] == (len(lines), 1, len(typo))
    assert fault.code == "yaml/unknown-key-far" or fault.value("near") in model.model_fields


@pytest.mark.parametrize(("model", "field"), FIELDS, ids=lambda value: getattr(value, "__name__", value))
def test_every_key_with_a_value_of_another_shape_is_told_at_the_value(model: type[Sheet], field: str):
    shape = "[[甲]]"
    needed = NEEDED.get(model, "")
    lines = [line for line in (needed if not needed.startswith(f"{field}:") else "", f"{field}: {shape}") if line]
    found = told(model, "\n".join(lines))
    assert found
    assert all(line == len(lines) and column > len(field) for _, line, column in found)


@pytest.mark.parametrize(("model", "field"), FIELDS, ids=lambda value: getattr(value, "__name__", value))
def test_every_key_given_twice_in_two_spellings_is_told(model: type[Sheet], field: str):
    alias = next((chinese for chinese, name in ALIASES.items() if name == field), "")
    if not alias:
        pytest.skip("this key has no Chinese spelling")
    needed = NEEDED.get(model, "")
    lines = [
        line for line in (needed if not needed.startswith(f"{field}:") else "", f"{field}: 1", f"{alias}: 1") if line
    ]
    assert ("yaml/duplicate-key", len(lines), 1) in told(model, "\n".join(lines))


@pytest.mark.parametrize("kind", ["edition", "page", "paper", "story"])
def test_the_json_schema_knows_both_spellings_and_nothing_else(kind: Literal["edition", "page", "paper", "story"]):
    schema = json_schema(kind)
    assert schema["additionalProperties"] is False
    models = {"edition": EditionSheet, "page": PageSheet, "paper": PaperSheet, "story": StorySheet}
    names = set(models[kind].model_fields)
    assert set(schema["properties"]) == names | {chinese for chinese, name in ALIASES.items() if name in names}


def test_every_kind_of_story_has_its_place_in_the_json_schema():
    choices = json_schema("story")["properties"]["kind"]["enum"]
    assert set(get_args(StorySheet.model_fields["kind"].annotation)) <= set(choices)


ROOT = Path(__file__).resolve().parents[3]
FILES: list[tuple[Literal["edition", "page", "paper"], str]] = [
    ("edition", "editions/2026-11-24/edition.yaml"), ("paper", "editions/paper.yaml"),
    *(("page", path.relative_to(ROOT).as_posix()) for path in sorted(ROOT.glob("editions/2026-11-24/pages/**/*.yaml"))),
]  # fmt: skip
TYPES: dict[str, tuple[type, ...]] = {
    "object": (dict,), "array": (list,), "string": (str, date), "integer": (int,), "number": (int, float),
    "boolean": (bool,), "null": (type(None),),
}  # fmt: skip


def unlike(value: Any, schema: dict[str, Any], whole: dict[str, Any], path: str = "") -> list[str]:
    """Where a value is not as the part of JSON Schema that ours is written in wants it."""
    if "$ref" in schema:
        return unlike(value, whole["$defs"][schema["$ref"].rpartition("/")[2]], whole, path)
    if "anyOf" in schema:
        return [path] if all(unlike(value, one, whole, path) for one in schema["anyOf"]) else []
    kinds = [schema["type"]] if isinstance(schema.get("type"), str) else schema.get("type", [])
    if kinds and not any(isinstance(value, kind) for name in kinds for kind in TYPES[name]):
        return [path]
    if ("enum" in schema and value not in schema["enum"]) or (
        isinstance(value, int) and value < schema.get("minimum", value)
    ):
        return [path]
    found: list[str] = []
    if isinstance(value, dict):
        others = schema.get("additionalProperties", {})
        for key, inner in cast(dict[str, Any], value).items():
            here = schema.get("properties", {}).get(key, others)
            found += [f"{path}/{key}"] if here is False else unlike(inner, here, whole, f"{path}/{key}")
    if isinstance(value, list):
        for number, inner in enumerate(cast(list[Any], value)):
            found += unlike(inner, schema.get("items", {}), whole, f"{path}/{number}")
    return found


@pytest.mark.parametrize(("kind", "name"), FILES)
def test_the_sample_is_as_the_json_schema_wants_it(kind: Literal["edition", "page", "paper"], name: str):
    schema = json_schema(kind)
    assert unlike(yaml.safe_load((ROOT / name).read_text(encoding="utf-8")), schema, schema) == []


def test_the_smallest_edition_is_as_the_json_schema_wants_it_and_slips_are_not():
    schema = json_schema("edition")
    assert unlike(yaml.safe_load(EDITION), schema, schema) == []
    assert unlike(yaml.safe_load("pages: {A01: {dummy: a, stories: {a: {box: maybe}}}}"), schema, schema)
    assert unlike(yaml.safe_load("dates: 2026-11-24"), schema, schema) == ["/dates"]


def test_a_list_that_is_no_focus_is_shown_as_typed():
    root = read_yaml(SourceText("a.yaml", "focus: [左, 2]")).value.root
    (fault,) = check(PictureSheet, root).diagnostics
    assert fault.value("value") == "[左, 2]"
