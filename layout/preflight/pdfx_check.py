"""A finished PDF held against PDF/X: our own files before they leave, and those that advertisers send.

The checker reads the file as a stranger would, with none of the writer's code. It reports every breach it finds; what
it can't tell without printing (does a spot colour belong to the job?) it leaves to those who know.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING, Any, NamedTuple

from ..base.diagnostics import Diagnostic, Outcome, Severity
from ..base.messages import diagnostic
from ..base.reasons import reason_of
from .pdfx_rules import CLAIMS, NAMESPACES, RULES, PdfxName, Rules

if TYPE_CHECKING:
    import pikepdf


class Judged(NamedTuple):
    """What a file claims to be ("" nothing), what it was held to, and its pages."""

    claim: str
    standard: PdfxName
    pages: int


class Bench(NamedTuple):
    """A file on the bench: the document, its rules, the profile of its output intent, and where faults go."""

    pdf: pikepdf.Pdf
    rules: Rules
    report: Callable[..., None]
    intent: bytes
    """The profile embedded in the output intent; empty without one."""
    intent_space: str
    """"CMYK", "RGB" or "GRAY": the colour that the intent stands for."""


def check_pdfx(data: bytes, standard: PdfxName | None = None) -> Outcome[Judged | None]:
    """Hold a PDF against `standard`, or against the one that it claims (X-4 if none). None: it can't be opened."""
    import pikepdf

    try:
        pdf = pikepdf.open(BytesIO(data))
    except pikepdf.PasswordError:
        return Outcome(None, (diagnostic("pdfx/encrypted", None, at=""),))
    except pikepdf.PdfError as error:
        return Outcome(None, (diagnostic("pdfx/broken", None, at="", reason=reason_of(error)),))
    with pdf:
        return _check(pdf, data, standard)


def _check(pdf: pikepdf.Pdf, data: bytes, standard: PdfxName | None) -> Outcome[Judged | None]:
    from .pdfx_document import check_document, output_intent
    from .pdfx_pages import check_pages

    found: list[Diagnostic] = []

    def report(code: str, at: str = "", page: str = "", **values: object) -> None:
        found.append(diagnostic(code, None, page=page, at=at, **values))

    for warning in pdf.get_warnings():
        # The library gives such a page a size on opening the file, and says so.
        if "MediaBox" in str(warning):
            report("pdfx/no-media")
    claim = ""
    try:
        claim = claimed(pdf)
    except Exception as fault:
        _malformed(report, fault, "Info")
    held_to = standard or CLAIMS.get(claim) or "x4"
    rules = RULES[held_to]
    if not claim:
        report("pdfx/no-claim", wanted=rules.title)
        if standard:
            # Asked for by name, it has to be that.
            found[-1] = replace(found[-1], severity=Severity.PRINT)
    elif CLAIMS.get(claim) != held_to:
        report("pdfx/other-claim", claim=claim, wanted=rules.title)
    profile, space = b"", "CMYK"
    try:
        profile, space = output_intent(pdf)
    except Exception:
        # As in `guarded`: foreign files hold anything, and the rest is judged without the profile.
        report("pdfx/malformed", "OutputIntents", reason="DestOutputProfile")
    bench = Bench(pdf, rules, report, profile, space)
    check_document(bench, data)
    check_pages(bench)
    return Outcome(Judged(claim, held_to, len(pdf.pages)), tuple(dict.fromkeys(found)))


def guarded(report: Callable[..., None], step: Callable[[], None], at: str = "", page: str = "") -> None:
    """Take a step of the check. A value of a kind that no rule foresees is a finding, and the other steps go on."""
    try:
        step()
    except Exception as fault:
        # Foreign files hold anything in the place of anything: TypeError, ValueError, KeyError, PdfError …
        _malformed(report, fault, at, page)


def _malformed(report: Callable[..., None], fault: Exception, at: str, page: str = "") -> None:
    report("pdfx/malformed", at, page, reason=f"{type(fault).__name__}: {reason_of(fault)}")


def claimed(pdf: pikepdf.Pdf) -> str:
    """What the file calls itself in its information dictionary or its metadata; "" where it says nothing."""
    said = pdf.docinfo.get("/GTS_PDFXVersion") if "/Info" in pdf.trailer else None
    if said is not None:
        return str(said)
    return metadata(pdf).get(("pdfxid", "GTS_PDFXVersion"), "")


def metadata(pdf: pikepdf.Pdf) -> dict[tuple[str, str], str]:
    """The properties of the metadata that the rules name, by prefix of NAMESPACES and local name.

    Read by namespace, whatever prefix the file uses; an array or a choice of languages gives its first value.
    """
    from xml.etree import ElementTree

    stream: Any = pdf.Root.get("/Metadata")
    if stream is None:
        return {}
    try:
        root = ElementTree.fromstring(stream.read_bytes().decode("utf-8").replace("\ufeff", ""))
    except (ElementTree.ParseError, UnicodeDecodeError, ValueError):
        return {}
    prefixes = {uri: prefix for prefix, uri in NAMESPACES.items()}
    values: dict[tuple[str, str], str] = {}
    for part in root.iter("{http://www.w3.org/1999/02/22-rdf-syntax-ns#}Description"):
        pairs = [(name, value) for name, value in part.attrib.items()]
        pairs += [(child.tag, " ".join("".join(child.itertext()).split())) for child in part]
        for name, value in pairs:
            uri, _, local = name.removeprefix("{").rpartition("}")
            if uri in prefixes:
                values.setdefault((prefixes[uri], local), value)
    return values
