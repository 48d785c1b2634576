"""`paper.yaml`: the profile of the paper, shared by all its issues."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ..base.diagnostics import Diagnostic, Outcome, Span
from ..base.messages import diagnostic
from .make_up import read_switches
from .model import Furniture, Nameplate, Paper, QrCodeSpec, Section, SignoffRules
from .source import SourceText
from .yaml_reader import read_yaml
from .yaml_tree import Mapping, Node, Scalar, locate

if TYPE_CHECKING:
    from .schema import PaperSheet, QrSheet, SectionSheet, SignoffSheet


class PaperFile(NamedTuple):
    """A paper as read.

    `placeholders` are its own words for copy that is still to come, `variant_forms` characters that it prints though
    simplified copy has others.
    """

    paper: Paper
    placeholders: tuple[str, ...] = ()
    variant_forms: tuple[str, ...] = ()
    tree: Node | None = None


def read_paper(source: SourceText, path: Path, name: str = "") -> Outcome[PaperFile | None]:
    """The paper in `source`, the text of `path`; None when it has not even a name.

    `name` is what an edition calls the paper, for one that does not say.
    """
    from .schema import PaperSheet, check

    document = read_yaml(source)
    tree = document.value.root
    checked = check(PaperSheet, tree)
    faults = [*document.diagnostics, *checked.diagnostics]
    if checked.value is None:
        return Outcome(None, tuple(faults))
    sheet = checked.value
    if not sheet.name and not name:
        faults.append(diagnostic("yaml/missing-key", tree.span, key="name"))
        return Outcome(None, tuple(faults))
    switches = read_switches(sheet.makeup, tree)
    faults += switches.diagnostics
    paper = Paper(
        name=sheet.name or name,
        nameplate=_nameplate(sheet, sheet.name or name, path),
        masthead=Furniture(tuple(sheet.masthead.items())),
        folio=Furniture(tuple(sheet.folio.items())),
        imprint=Furniture(tuple(sheet.imprint.items())),
        kinds=_kinds(sheet),
        sections=_sections(sheet, path),
        extra_masthead=Furniture(tuple(sheet.extra_masthead.items())),
        extra_folio=Furniture(tuple(sheet.extra_folio.items())),
        qr=read_codes(sheet.qr, tree, faults),
        path=str(path),
        extra=tuple(sheet.extra.items()),
        font_licence=tuple(sheet.font_licence.items()),
        fit=sheet.fit.use,
        take=tuple(sorted(sheet.fit.take)),
        makeup=switches.value,
        signoff=_signoff(sheet.signoff, tree, faults),
        require=sheet.require,
        **{key: getattr(sheet, key) for key in _PLAIN},
    )
    return Outcome(PaperFile(paper, sheet.placeholders, sheet.variant_forms, tree), tuple(faults))


_PLAIN = (
    "stylesheet", "profile", "publisher", "hotlines", "email", "website", "address", "slogan", "cn", "postal_code",
    "price", "publication_days", "first_issue", "first_number", "skipped", "index_title", "names", "columns",
    "filler_days", "page_style",
    "page_ref", "jump_to", "jump_from",
)  # fmt: skip


def _kinds(sheet: PaperSheet) -> tuple[tuple[str, str, Furniture], ...]:
    """The pieces of furniture that pages of some kinds have in another way."""
    return tuple(
        (kind, piece, Furniture(tuple(slots.items())))
        for kind, told in sheet.kinds.items()
        for piece in ("masthead", "folio", "imprint")
        if (slots := getattr(told, piece))
    )


def _sections(sheet: PaperSheet, path: Path) -> tuple[Section, ...]:
    return tuple(
        Section(letters, told.name, _nameplate(told, told.name, path)) for letters, told in sheet.sections.items()
    )


def _signoff(sheet: SignoffSheet, tree: Node, faults: list[Diagnostic]) -> SignoffRules:
    """Who signs; a role that print needs and nobody has is reported, and left out."""
    strange = [role for role in sheet.print if role not in sheet.roles]
    for role in strange:
        place = locate(tree, ("signoff", "print"))[1].span
        faults.append(diagnostic("sign/role", place, role=role, known="、".join(sheet.roles)))
    return SignoffRules(sheet.roles, tuple(role for role in sheet.print if role not in strange))


def _nameplate(sheet: PaperSheet | SectionSheet, name: str, path: Path) -> Nameplate | None:
    plate = sheet.nameplate
    if plate is None:
        return None
    return Nameplate(plate.text or name, path.parent / plate.file if plate.file else None)


def read_codes(
    sheets: dict[str, QrSheet], tree: Node, faults: list[Diagnostic], page: str = ""
) -> tuple[QrCodeSpec, ...]:
    """The QR codes under `qr:`; one without an address is reported and left out."""
    codes: list[QrCodeSpec] = []
    for name, sheet in sheets.items():
        key, node = locate(tree, ("qr", name))
        data = sheet.url or sheet.data
        if not data:
            faults.append(diagnostic("qr/empty", (key or node).span, page=page, name=name))
            continue
        if sheet.url and (not sheet.url.isascii() or " " in sheet.url or "." not in sheet.url):
            faults.append(diagnostic("qr/odd-address", _address(node), page=page, name=name, url=sheet.url))
        codes.append(QrCodeSpec(name, data, sheet.caption))
    return tuple(codes)


def _address(node: Node) -> Span:
    value = node.value("url") if isinstance(node, Mapping) else node
    return value.span if isinstance(value, Scalar) else node.span
