"""Layers: which are printed."""

from __future__ import annotations

from typing import Any

import pikepdf
import pytest

from layout.pdf.layers import Layers


def document(configuration: str) -> tuple[pikepdf.Pdf, list[Any]]:
    """A document of three layers, numbered in its configuration as $0, $1, $2."""
    pdf = pikepdf.new()
    layers = [pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name=str(n))) for n in range(3)]
    layers[2].Usage = pikepdf.Dictionary(Print=pikepdf.Dictionary(PrintState=pikepdf.Name.OFF))
    for number, layer in enumerate(layers):
        configuration = configuration.replace(f"${number}", f"{layer.objgen[0]} 0 R")
    pdf.Root.OCProperties = pikepdf.Dictionary(OCGs=layers, D=_parsed(configuration, layers))
    return pdf, layers


def _parsed(configuration: str, layers: list[Any]) -> pikepdf.Object:
    made = pikepdf.Dictionary()
    for part in configuration.split(";"):
        key, _, value = part.strip().partition(" ")
        if value.startswith("/"):
            made[key] = pikepdf.Name(value)
        elif key == "/AS":
            made.AS = [pikepdf.Dictionary(Event=pikepdf.Name.Print, Category=[pikepdf.Name.Print], OCGs=layers)]
        elif key:
            made[key] = [layer for layer in layers if f"{layer.objgen[0]} 0 R" in value]
    return made


@pytest.mark.parametrize(
    ("configuration", "shown"),
    [
        ("", [True, True, True]),
        ("/OFF $1", [True, False, True]),
        ("/BaseState /OFF; /ON $0", [True, False, False]),
        ("/AS print", [True, True, False]),
    ],
)
def test_layers_show_as_the_document_is_configured(configuration: str, shown: list[bool]):
    pdf, layers = document(configuration)
    with pdf:
        assert [Layers(pdf.Root).shows(layer) for layer in layers] == shown


@pytest.mark.parametrize(
    ("policy", "shown"), [("/AnyOn", True), ("/AllOn", False), ("/AnyOff", True), ("/AllOff", False)]
)
def test_what_belongs_to_several_layers_shows_by_their_policy(policy: str, shown: bool):
    pdf, layers = document("/OFF $1")
    with pdf:
        both = pikepdf.Dictionary(Type=pikepdf.Name.OCMD, OCGs=layers[:2], P=pikepdf.Name(policy))
        assert Layers(pdf.Root).shows(both) is shown


def test_what_belongs_to_an_expression_shows_where_it_holds():
    pdf, layers = document("/OFF $1")
    with pdf:
        name = pikepdf.Name
        either = pikepdf.Array([name.Or, layers[1], pikepdf.Array([name.Not, layers[0]])])
        wanted = pikepdf.Dictionary(Type=name.OCMD, VE=either)
        assert not Layers(pdf.Root).shows(wanted)
        wanted.VE = pikepdf.Array([name.And, layers[0], pikepdf.Array([name.Not, layers[1]])])
        assert Layers(pdf.Root).shows(wanted)


def test_a_document_without_layers_shows_all():
    with pikepdf.new() as pdf:
        assert Layers(pdf.Root).shows(None)
