"""Functions of a PDF as readers of PDF evaluate them."""

from __future__ import annotations

from typing import Any

import pikepdf
import pytest

from layout.pdf.functions import FunctionError, domain_of, function_of

parse = pikepdf.Object.parse
RAMP = b"<</FunctionType 2 /Domain [0 1] /C0 [0] /C1 [1] /N 1>>"


def stream(pdf: pikepdf.Pdf, data: bytes, **entries: Any) -> Any:
    made = pdf.make_stream(data)
    made.update(pikepdf.Dictionary(**entries))
    return made


def test_powers_and_functions_joined_end_to_end():
    power = parse(b"<</FunctionType 2 /Domain [0 1] /C0 [0 1] /C1 [1 0] /N 2>>")
    assert function_of(power)([0.5]) == (0.25, 0.75)
    joined = parse(
        b"<</FunctionType 3 /Domain [0 1] /Bounds [0.5] /Encode [0 1 1 0] /Functions [" + RAMP + RAMP + b"]>>"
    )
    assert [function_of(joined)([x])[0] for x in (-1, 0, 0.25, 0.5, 0.75, 1)] == [0, 0, 0.5, 1, 0.5, 0]
    assert domain_of(joined) == [0, 1]


def test_several_functions_are_one_with_several_values():
    assert function_of(pikepdf.Array([parse(RAMP), parse(RAMP)]))([0.5]) == (0.5, 0.5)


@pytest.mark.parametrize(("bits", "data"), [(8, bytes([0, 255, 51])), (16, bytes([0, 0, 255, 255, 51, 51])),
                                            (4, bytes([0x0F, 0x30]))])  # fmt: skip
def test_tables_of_any_depth_are_read_between_their_samples(bits: int, data: bytes):
    with pikepdf.new() as pdf:
        table = stream(pdf, data, FunctionType=0, Domain=[0, 1], Range=[0, 1], Size=[3], BitsPerSample=bits)
        found = [function_of(table)([x])[0] for x in (0, 0.25, 0.5, 0.75, 1, 7)]
    assert found == pytest.approx([0, 0.5, 1, 0.6, 0.2, 0.2])


def test_tables_of_two_numbers_vary_fastest_with_the_first():
    with pikepdf.new() as pdf:
        table = stream(
            pdf, bytes([0, 255, 0, 0]), FunctionType=0, Domain=[0, 1, 0, 1], Range=[0, 1], Size=[2, 2], BitsPerSample=8
        )
        at = function_of(table)
        assert [at([1, 0])[0], at([0, 1])[0], at([0.5, 0.5])[0]] == [1, 0, 0.25]


def calculated(program: str, *values: float, results: int = 1) -> tuple[float, ...]:
    with pikepdf.new() as pdf:
        made = stream(
            pdf, program.encode(), FunctionType=4, Domain=[-100, 100] * len(values), Range=[-500, 500] * results
        )
        return function_of(made)(values)


@pytest.mark.parametrize(
    ("program", "values", "result"),
    [
        ("{ add 2 div }", (3, 5), (4,)),
        ("{ dup 0 lt { neg } if }", (-3,), (3,)),
        ("{ 2 copy gt { pop } { exch pop } ifelse }", (4, 9), (9,)),
        ("{ 3 1 roll }", (1, 2, 3), (3, 1, 2)),
        ("{ 3 -1 roll }", (1, 2, 3), (2, 3, 1)),
        ("{ 1 index mul exch }", (2, 3), (6, 2)),
        ("{ 7 exch pop 3 mod % what is left\n 2 exp }", (1,), (1,)),
        ("{ -7 2 idiv exch pop }", (1,), (-3,)),
        ("{ 90 sin mul 0 cos mul 100 log mul }", (1.5,), (3,)),
        ("{ 1 1 atan exch pop }", (0,), (45,)),
        ("{ 2.5 round exch pop }", (0,), (3,)),
        ("{ 5 6 and exch pop }", (0,), (4,)),
        ("{ true not { 1 } { 2 } ifelse exch pop }", (0,), (2,)),
        ("{ 1 3 bitshift exch pop }", (0,), (8,)),
    ],
)
def test_programs_run_as_postscript_does(program: str, values: tuple[float, ...], result: tuple[float, ...]):
    assert calculated(program, *values, results=len(result)) == pytest.approx(result)


@pytest.mark.parametrize(
    "program", ["{ invented }", "{ pop pop }", "{ 0 div }", "{ { 1 } }", "{ 1", "1 2", "{ -1 sqrt }"]
)
def test_programs_that_do_not_run_say_so(program: str):
    with pytest.raises(FunctionError):
        calculated(program, 1)


def test_what_is_no_function_says_so():
    for syntax in (b"<<>>", b"<</FunctionType 9 /Domain [0 1]>>", b"<</FunctionType 2 /Domain [0 1]>>", b"/Identity"):
        with pytest.raises(FunctionError):
            function_of(parse(syntax))
