"""Advertisements as advertisers send them, made on the spot."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
from PIL import Image, ImageCms

from layout.base.resources import resource

SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
FACE = resource("fonts", "BaoLatinSerif-Regular.ttf")


def advert(
    path: Path,
    content: bytes = b"0 0 0 1 k 10 10 80 30 re f",
    resources: str = "<<>>",
    *,
    size: tuple[float, float] = (200, 100),
    extra: str = "",
    objects: dict[str, Any] | None = None,
) -> Path:
    """A PDF of one page; `objects` are pictures and the like by name, each made by a function of the document."""
    pdf = pikepdf.new()
    head = f"<</Type /Page /MediaBox [0 0 {size[0]} {size[1]}] /Resources {resources} {extra}>>"
    page = pikepdf.Object.parse(head.encode())
    page.Contents = pdf.make_stream(content)
    pdf.pages.append(pikepdf.Page(pdf.make_indirect(page)))
    for name, make in (objects or {}).items():
        kind, _, key = name.partition("/")
        held = pdf.pages[0].obj.Resources
        if f"/{kind}" not in held:
            held[f"/{kind}"] = pikepdf.Dictionary()
        held[f"/{kind}"][f"/{key}"] = make(pdf)
    pdf.save(path, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    return path


def picture(color: tuple[int, ...], size: tuple[int, int] = (400, 200), **entries: Any) -> Any:
    """What makes a picture of one colour, in a document."""

    def make(pdf: pikepdf.Pdf) -> pikepdf.Object:
        made = pdf.make_stream(bytes(color) * (size[0] * size[1]))
        space: Any = {1: pikepdf.Name.DeviceGray, 3: pikepdf.Name.DeviceRGB, 4: pikepdf.Name.DeviceCMYK}[len(color)]
        values: dict[str, Any] = {"ColorSpace": space, **{k: v(pdf) if callable(v) else v for k, v in entries.items()}}
        made.update(pikepdf.Dictionary(Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=size[0],
                                       Height=size[1], BitsPerComponent=8, **values))  # fmt: skip
        return made

    return make


def profiled(profile: bytes, channels: int) -> Any:
    def make(pdf: pikepdf.Pdf) -> pikepdf.Object:
        stream = pdf.make_stream(profile)
        stream.N = channels
        return pikepdf.Array([pikepdf.Name.ICCBased, stream])

    return make


def composed(path: Path, size: tuple[float, float]) -> Path:
    """An advertisement from a word processor: words in an embedded font, tints, a photograph, all for the screen."""
    from reportlab.lib.colors import Color
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    width, height = size
    canvas: Any = Canvas(str(path), pagesize=size, invariant=1)
    canvas.setFillColorRGB(0.92, 0.95, 1)
    canvas.rect(0, 0, width, height, fill=1, stroke=0)
    canvas.linearGradient(width * 0.6, 0, width, 0, (Color(1, 0.9, 0.2), Color(0.8, 0.1, 0.1)), extend=False)
    photo = BytesIO()
    Image.linear_gradient("L").resize((700, 560)).convert("RGB").save(photo, "PNG")
    canvas.drawImage(ImageReader(photo), width * 0.05, height * 0.1, width * 0.25, height * 0.5)
    pdfmetrics.registerFont(TTFont("Advert", str(FACE)))
    canvas.setFont("Advert", height / 5)
    canvas.setFillColorRGB(0.8, 0, 0)
    canvas.drawString(width * 0.05, height * 0.7, "Harbour Bank")
    canvas.save()
    return path
