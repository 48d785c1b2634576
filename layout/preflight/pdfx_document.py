"""PDF/X in what belongs to the whole file: trailer, information, metadata, output intent, catalog."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

from .pdfx_check import Bench, guarded, metadata
from .pdfx_rules import INFO_KEYS, VIEWER_AREAS, X4_PROPERTIES

if TYPE_CHECKING:
    import pikepdf

_HEADER = re.compile(rb"%PDF-(\d\.\d)")
_SPACES = {b"CMYK": "CMYK", b"RGB ": "RGB", b"GRAY": "GRAY"}
_CHANNELS = {"CMYK": 4, "RGB": 3, "GRAY": 1}
_REGISTRY = "http://www.color.org"
_DATE = re.compile(r"D:(\d{4})(\d{2})?(\d{2})?(\d{2})?(\d{2})?(\d{2})?")


def check_document(bench: Bench, data: bytes) -> None:
    """Everything that is no matter of a page."""
    steps = (_check_information, _check_intent, _check_catalog, _check_objects)
    for step in (partial(_check_file, data=data), *steps):
        guarded(bench.report, partial(step, bench))


def _check_file(bench: Bench, data: bytes) -> None:
    pdf, report = bench.pdf, bench.report
    if "/Encrypt" in pdf.trailer:
        report("pdfx/encrypted")
    match = _HEADER.search(data[:1024])
    version = max(float(match[1]) if match else 0.0, float(str(pdf.Root.get("/Version", "/0.0"))[1:]))
    if version > bench.rules.version:
        report("pdfx/version", version=version, most=bench.rules.version)
    identity: Any = pdf.trailer.get("/ID")
    if identity is None or len(identity) != 2 or not all(bytes(half) for half in identity):
        report("pdfx/no-id")
    if bench.rules.old and re.search(rb"/Type\s*/(ObjStm|XRef)\b", data):
        report("pdfx/object-streams")


def _check_information(bench: Bench) -> None:
    pdf, report = bench.pdf, bench.report
    info: Any = pdf.docinfo if "/Info" in pdf.trailer else {}
    for key in INFO_KEYS:
        if not str(info.get(f"/{key}", "")).strip():
            report("pdfx/information", key=key)
    if str(info.get("/Trapped", "")) not in ("/True", "/False"):
        report("pdfx/trapped")
    said = metadata(pdf)
    if bench.rules.old:
        if not str(info.get("/GTS_PDFXVersion", "")):
            report("pdfx/information", key="GTS_PDFXVersion")
    else:
        _check_metadata(bench, said)
    _check_agreement(bench, info, said)


def _check_metadata(bench: Bench, said: dict[tuple[str, str], str]) -> None:
    stream: Any = bench.pdf.Root.get("/Metadata")
    if stream is None:
        bench.report("pdfx/no-metadata")
        return
    if "/Filter" in stream:
        bench.report("pdfx/metadata-filter")
    for prefix, name in (("pdfxid", "GTS_PDFXVersion"), *X4_PROPERTIES):
        if not said.get((prefix, name)):
            bench.report("pdfx/metadata", key=f"{prefix}:{name}")


def _check_agreement(bench: Bench, info: Any, said: dict[tuple[str, str], str]) -> None:
    """What is said twice is said alike."""
    pairs = {
        "Title": ("dc", "title"), "Producer": ("pdf", "Producer"), "Creator": ("xmp", "CreatorTool"),
        "Trapped": ("pdf", "Trapped"), "CreationDate": ("xmp", "CreateDate"), "ModDate": ("xmp", "ModifyDate"),
    }  # fmt: skip
    for key, where in pairs.items():
        one, other = str(info.get(f"/{key}", "")), said.get(where, "")
        if one and other and _plain(one) != _plain(other):
            bench.report("pdfx/disagreement", key=key, one=one[:40], other=other[:40])


def _plain(value: str) -> str:
    """A value without the differences of its two notations: a name's slash, a date's signs."""
    match = _DATE.match(value)
    if match or re.match(r"\d{4}-\d\d-\d\dT", value):
        return re.sub(r"\D", "", value)[:14]
    return " ".join(value.removeprefix("/").split())


def output_intent(pdf: pikepdf.Pdf) -> tuple[bytes, str]:
    """The profile of the PDF/X output intent and the colour it stands for: CMYK when nothing says otherwise."""
    for intent in _intents(pdf):
        profile: Any = intent.get("/DestOutputProfile")
        if profile is not None:
            data: bytes = profile.read_bytes()
            return data, _SPACES.get(data[16:20], "CMYK")
    return b"", "CMYK"


def _intents(pdf: pikepdf.Pdf) -> list[Any]:
    listed: Any = pdf.Root.get("/OutputIntents", [])
    return [intent for intent in listed if str(intent.get("/S", "")) == "/GTS_PDFX"]


def _check_intent(bench: Bench) -> None:
    report, intents = bench.report, _intents(bench.pdf)
    if len(intents) != 1:
        report("pdfx/output-intent", count=len(intents))
        return
    intent = intents[0]
    if not str(intent.get("/OutputConditionIdentifier", "")):
        report("pdfx/condition")
    registered = str(intent.get("/RegistryName", "")) == _REGISTRY
    if not registered and not str(intent.get("/Info", "")):
        report("pdfx/condition-info")
    profile: Any = intent.get("/DestOutputProfile")
    if profile is None:
        if not bench.rules.old or not registered:
            report("pdfx/no-profile")
        return
    data = bench.intent
    if data[36:40] != b"acsp" or data[12:16] != b"prtr":
        report("pdfx/profile-class")
    elif data[8] not in bench.rules.icc_versions:
        report("pdfx/profile-version", version=data[8])
    elif int(profile.get("/N", 0)) != _CHANNELS[bench.intent_space]:
        report("pdfx/profile-channels", count=int(profile.get("/N", 0)))
    if bench.rules.cmyk_only and bench.intent_space == "RGB":
        report("pdfx/profile-space")


def _check_catalog(bench: Bench) -> None:
    pdf, report = bench.pdf, bench.report
    root: Any = pdf.Root
    for key in ("OpenAction", "AA", "AcroForm", "Collection", "XFA"):
        # A destination to open at is no action.
        if f"/{key}" in root and not (key == "OpenAction" and hasattr(root.OpenAction, "__len__") and
                                      "/S" not in _keys(root.OpenAction)):  # fmt: skip
            report("pdfx/forbidden-key", key=key)
    names: Any = root.get("/Names", {})
    for key in ("JavaScript", "EmbeddedFiles", "AlternatePresentations"):
        if f"/{key}" in names:
            report("pdfx/forbidden-key", key=key)
    preferences: Any = root.get("/ViewerPreferences", {})
    for key in VIEWER_AREAS:
        if str(preferences.get(f"/{key}", "/MediaBox")) not in ("/MediaBox", "/BleedBox"):
            report("pdfx/viewer-area", key=key)
    _check_layers(bench)


def _keys(value: Any) -> set[str]:
    import pikepdf

    return set(map(str, value.keys())) if isinstance(value, pikepdf.Dictionary | pikepdf.Stream) else set()


def _check_layers(bench: Bench) -> None:
    layers: Any = bench.pdf.Root.get("/OCProperties")
    if layers is None:
        return
    if bench.rules.old:
        bench.report("pdfx/layers")
        return
    configurations = [layers.get("/D", {}), *layers.get("/Configs", [])]
    for one in configurations:
        if "/AS" in one:
            bench.report("pdfx/layers-automatic")
        if not str(one.get("/Name", "")):
            bench.report("pdfx/layers-unnamed")


_BANNED_FILTERS = {"/LZWDecode", "/LZW"}
_LATE_FILTERS = {"/JPXDecode", "/JBIG2Decode"}


def _check_objects(bench: Bench) -> None:
    """What no object of the file may be or have."""
    report = bench.report
    for number, item in _objects(bench.pdf):
        at = f"{number} 0 obj"
        filters = set(_filters(item))
        if filters & _BANNED_FILTERS:
            report("pdfx/lzw", at)
        if bench.rules.old and filters & _LATE_FILTERS:
            report("pdfx/late-filter", at, filter=min(filters & _LATE_FILTERS)[1:])
        if "/Crypt" in filters:
            report("pdfx/encrypted", at)
        keys = _keys(item)
        if str(item.get("/S", "")) in ("/JavaScript", "/Launch", "/URI", "/GoToR", "/SubmitForm", "/Movie", "/Sound",
                                       "/GoTo", "/Named", "/Hide", "/ResetForm", "/ImportData"):  # fmt: skip
            report("pdfx/action", at, kind=str(item.S)[1:])
        for key in ("OPI", "Alternates", "AA"):
            if f"/{key}" in keys:
                report("pdfx/forbidden-entry", at, key=key)
        _check_stream(bench, item, at, keys)
        _check_state(bench, item, at, keys)


def _check_stream(bench: Bench, item: Any, at: str, keys: set[str]) -> None:
    kind = str(item.get("/Subtype", ""))
    if kind == "/PS" or str(item.get("/Subtype2", "")) == "/PS":
        bench.report("pdfx/postscript", at)
    if kind == "/Form" and "/Ref" in keys:
        bench.report("pdfx/reference", at)
    if "/F" in keys and "/Length" in keys:
        bench.report("pdfx/external-stream", at)
    if bench.rules.old and kind == "/OpenType" and "/Length" in keys:
        bench.report("pdfx/opentype", at)


def _check_state(bench: Bench, item: Any, at: str, keys: set[str]) -> None:
    """Graphics states and halftones, wherever they hang."""
    if str(item.get("/Type", "")) == "/ExtGState" or keys & {"/TR", "/TR2", "/HTP"}:
        if "/TR" in keys:
            bench.report("pdfx/transfer", at, key="TR")
        if "/TR2" in keys and str(item.TR2) != "/Default":
            bench.report("pdfx/transfer", at, key="TR2")
        if "/HTP" in keys:
            bench.report("pdfx/forbidden-entry", at, key="HTP")
        half: Any = item.get("/HT")
        if half is not None and str(half) != "/Default" and "/HalftoneType" in _keys(half):
            if int(half.HalftoneType) not in (1, 5):
                bench.report("pdfx/halftone", at, kind=int(half.HalftoneType))
            if "/HalftoneName" in _keys(half):
                bench.report("pdfx/halftone", at, kind="HalftoneName")


def _objects(pdf: pikepdf.Pdf) -> Iterator[tuple[int, Any]]:
    """All dictionaries and streams of the file with the number of the object that each stands in."""
    import pikepdf

    listed: Any = pdf.objects
    for item in listed:
        # Numbers and the like come as Python's own.
        if not isinstance(item, pikepdf.Object):
            continue
        number = item.objgen[0]
        waiting: list[Any] = [item]
        while waiting:
            one = waiting.pop()
            if isinstance(one, pikepdf.Stream | pikepdf.Dictionary):
                yield number, one
                waiting += [value for _, value in one.items() if _is_direct(value)]
            elif isinstance(one, pikepdf.Array):
                waiting += [value for value in one if _is_direct(value)]


def _is_direct(value: Any) -> bool:
    import pikepdf

    return isinstance(value, pikepdf.Dictionary | pikepdf.Array) and not value.is_indirect


def _filters(item: Any) -> Iterator[str]:
    value: Any = item.get("/Filter")
    if value is None:
        return
    yield from [str(value)] if not hasattr(value, "__len__") or str(value).startswith("/") else map(str, value)
