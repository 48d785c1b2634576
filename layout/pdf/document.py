"""Fragments joined into one PDF to a standard: pages, resources, bookmarks, labels, output intent, metadata."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from ..base.diagnostics import Diagnostic, Outcome
from ..base.messages import diagnostic
from ..font.face import Face
from . import press
from .fonts import FontPool
from .fragment import ArtworkUse, Fragment, PictureUse, PlateUse
from .metadata import CREATOR, PRODUCER, About, Metadata
from .navigation import labels, link_notes, outlines, threads
from .objects import Array, Dictionary, Document, Raw, Ref, Stream, text
from .pictures import PressPicture, image_entries, press_picture
from .screen import SRGB, srgb_profile
from .standards import Standard
from .syntax import level, name, points
from .tags import Note, TagTree

_OVERPRINTING = b"<</Type /ExtGState /OP true /op true /OPM 1>>"
_KNOCKING_OUT = b"<</Type /ExtGState /OP false /op false /OPM 0>>"


class DocumentWriter:
    """One PDF in the making: fragments are added in order, then `finish` gives its bytes.

    What would break its standard is found on the way; a file with such a fault is not finished.
    """

    def __init__(
        self,
        about: About,
        standard: Standard,
        faces: Callable[[str], Face],
        pictures: Callable[[PictureUse], PressPicture] | None = None,
        condition: press.Condition | None = None,
        recolour: Callable[[bytes], bytes] | None = None,
    ) -> None:
        """`recolour` makes artwork in inks into that for a screen, where the standard asks for it."""
        self._about = about
        self._standard = standard
        self._faces = faces
        self._condition = replace(condition or press.newsprint(), screen=standard.screen)
        self._pictures = pictures or partial(press_picture, condition=self._condition)
        self._recolour = recolour if standard.screen else None
        self._document = Document(standard.version)
        self._fonts = FontPool(self._document)
        self._tags = TagTree(self._document)
        self._objects: dict[PictureUse | ArtworkUse, Ref] = {}
        self._entries: list[Dictionary] = []
        self._pages: list[tuple[Fragment, Ref]] = []
        self._found: list[Diagnostic] = []
        self._notes: list[Diagnostic] = []
        self._threads: list[Ref] = []
        self._states = Dictionary(
            {
                "K": Raw(_OVERPRINTING if standard.overprint else _KNOCKING_OUT),
                "N": Raw(_KNOCKING_OUT),
            }
        )

    def add(self, fragment: Fragment) -> None:
        """The next page."""
        document = self._document
        resources = self._resources(fragment)
        page: dict[str, Any] = {
            "Type": "/Page",
            "Parent": document.page_tree,
            "Resources": resources,
            "Contents": document.Reference(Stream(fragment.content, {"Filter": "/FlateDecode"})),
            **_boxes(fragment),
        }
        if space := self._standard.blending_space:
            page["Group"] = Raw(b"<</Type /Group /S /Transparency /CS /%s>>" % space.encode("ascii"))
        entry = Dictionary(page)
        ref = document.add_page(entry)
        if fragment.parts and self._standard.tagged:
            entry.dict.update({"StructParents": self._tags.add(fragment, ref), "Tabs": "/S"})
        self._entries.append(entry)
        self._pages.append((fragment, ref))

    def finish(self) -> Outcome[bytes | None]:
        """The file, the same for the same fragments on every machine; None, with the reasons, where it would break
        its standard."""
        document = self._document
        if self._found:
            return Outcome(None, tuple(dict.fromkeys([*self._found, *self._notes])))
        notes = self._add_links() if self._standard.links else []
        self._fonts.finish()
        head = Dictionary(self._catalog(notes))
        document.set_head(head, Dictionary(self._information()))
        # Last of all objects: it seals what went before it.
        head["Metadata"] = document.Reference(Metadata(self._about, self._standard))
        return Outcome(document.data(), tuple(self._notes))

    def _catalog(self, notes: list[Note]) -> dict[str, Any]:
        """The entries of the catalogue but for the metadata."""
        document = self._document
        catalog: dict[str, Any] = {
            "Type": "/Catalog",
            "Pages": document.page_tree,
            "Lang": text(self._about.language),
            "PageLabels": Dictionary({"Nums": Array(labels(self._pages))}),
            "ViewerPreferences": Raw(b"<</DisplayDocTitle true>>"),
        }
        if bookmarks := outlines(document, self._about.title, self._pages):
            catalog |= {"Outlines": bookmarks, "PageMode": "/UseOutlines"}
        if self._standard.tagged:
            catalog |= {"MarkInfo": Raw(b"<</Marked true>>"), "StructTreeRoot": self._tags.finish(notes)}
        if self._threads:
            catalog["Threads"] = Array(self._threads)
        if self._standard.intent:
            catalog["OutputIntents"] = Array([self._output_intent(self._standard.intent)])
        return catalog

    def _report(self, code: str, page: str, **values: object) -> None:
        self._found.append(diagnostic(code, None, page=page, standard=self._standard.title, **values))

    def _tell(self, made: PressPicture, page: str, file: str) -> None:
        """What was done to a picture to make it fit for the press."""
        if made.ink:
            before, after, mean, most = made.ink
            self._notes.append(
                diagnostic(
                    "image/ink-rebuilt", None, page=page, file=file, before=before, after=after, mean=mean, most=most,
                    limit=self._condition.ink_limit,
                )
            )  # fmt: skip

    def _judge(self, fragment: Fragment) -> None:
        """What a page asks for that no standard lets into a file."""
        if not self._standard.is_strict:
            return
        for use in fragment.fonts:
            face = self._faces(use.face)
            if not face.file.may_embed:
                self._report("print/font-embedding", fragment.name, family=face.file.postscript_name)
            if any(not glyph for glyph, _ in use.texts):
                self._report("print/no-glyph", fragment.name, family=face.file.postscript_name)

    def _resources(self, fragment: Fragment) -> Dictionary:
        """What the content of a page calls for, once it has been judged."""
        document = self._document
        self._judge(fragment)
        fonts = Dictionary({use.resource: self._fonts.font(use, self._faces(use.face)) for use in fragment.fonts})
        resources: dict[str, Any] = {"ExtGState": document.Reference(self._states, "states"), "Font": fonts}
        if fragment.plates:
            resources["ColorSpace"] = Dictionary({use.resource: _separation(use) for use in fragment.plates})
        if objects := self._external_objects(fragment):
            resources["XObject"] = Dictionary(objects)
        return Dictionary(resources)

    def _external_objects(self, fragment: Fragment) -> dict[str, Ref]:
        """The pictures and artwork of a page, each once in the document."""
        objects: dict[str, Ref] = {}
        for picture in fragment.pictures:
            content = picture._replace(resource="")
            if content not in self._objects:
                made = self._pictures(content)
                self._tell(made, fragment.name, Path(picture.path).name)
                if (space := made.space.lstrip("/")) not in self._standard.spaces:
                    self._report("print/colour-space", fragment.name, space=space, file=Path(picture.path).name)
                self._objects[content] = self._document.Reference(Stream(made.data, image_entries(made)))
            objects[picture.resource] = self._objects[content]
        for artwork in fragment.artworks:
            form = artwork._replace(resource="")
            if form not in self._objects:
                from .artwork import add_artwork

                transparency = self._standard.transparency
                placed = add_artwork(
                    self._document, artwork, self._condition, transparency=transparency, recolour=self._recolour
                )
                self._objects[form] = placed.form
                for refusal in placed.refusals if self._standard.is_strict else ():
                    self._report(refusal.code, fragment.name, file=Path(artwork.path).name, what=refusal.what)
            objects[artwork.resource] = self._objects[form]
        return objects

    def _add_links(self) -> list[Note]:
        """Links and threads, which a reader on a screen follows, put on their pages."""
        notes = link_notes(self._document, self._pages, self._tags.note_key(0))
        made, beads = threads(self._document, self._pages)
        if made:
            self._threads = made
        for entry, (fragment, _) in zip(self._entries, self._pages, strict=True):
            if own := [note.annotation for note in notes if note.page == fragment.name]:
                entry["Annots"] = Array(own)
            if fragment.name in beads:
                entry["B"] = Array(beads[fragment.name])
        return notes

    def _information(self) -> dict[str, Any]:
        moment = Raw(b"(D:" + self._about.day.replace("-", "").encode("ascii") + b"000000Z)")
        return {
            "Title": text(self._about.title),
            "Author": text(self._about.publisher),
            "Creator": text(CREATOR),
            "Producer": text(PRODUCER),
            "CreationDate": moment,
            "ModDate": moment,
            "Trapped": "/False",
            **{key: text(value) for key, value in self._standard.info},
        }

    def _output_intent(self, subtype: str) -> Dictionary:
        """What the file is made for; a condition that the ICC's registry doesn't know is described by its profile."""
        condition = self._condition
        if condition.screen:
            return self._screen_intent(subtype)
        words = text(press.condition_name(condition))
        data = press.deflated_profile(condition)
        entries: dict[str, Any] = {
            "Type": "/OutputIntent",
            "S": f"/{subtype}",
            "OutputConditionIdentifier": text(condition.identifier),
            "OutputCondition": words,
            "Info": words,
            "DestOutputProfile": self._document.Reference(Stream(data, {"N": 4, "Filter": "/FlateDecode"})),
        }
        if condition.is_registered:
            entries["RegistryName"] = text("http://www.color.org")
        return Dictionary(entries)

    def _screen_intent(self, subtype: str) -> Dictionary:
        profile = Stream.deflated(srgb_profile(), {"N": 3})
        return Dictionary(
            {
                "Type": "/OutputIntent",
                "S": f"/{subtype}",
                "OutputConditionIdentifier": text(SRGB),
                "OutputCondition": text(SRGB),
                "Info": text(SRGB),
                "RegistryName": text("http://www.color.org"),
                "DestOutputProfile": self._document.Reference(profile),
            }
        )


def _separation(use: PlateUse) -> Raw:
    """Tints of one plate; what shows it without that plate mixes it from the four inks (ISO 32000-1, 8.6.6.4)."""
    solid = " ".join(map(level, use.inks)).encode("ascii")
    return Raw(
        b"[/Separation %s /DeviceCMYK <</FunctionType 2 /Domain [0 1] /C0 [0 0 0 0] /C1 [%s] /N 1>>]"
        % (name(use.ink), solid)
    )


def _boxes(fragment: Fragment) -> dict[str, Raw]:
    """Media, bleed and trim, each inside the one before; without marks and bleed all three are the trim.

    At a fold the bleed ends where the trim does.
    """
    f = fragment

    def box(inset: int, left: int = 0, right: int = 0) -> Raw:
        far = 2 * f.margin - inset
        edges = (inset + left, inset, f.width + far - right, f.height + far)
        return Raw(f"[{' '.join(map(points, edges))}]".encode("ascii"))

    left, right = (f.bleed * (f.inner == side) for side in ("left", "right"))
    return {"MediaBox": box(0), "BleedBox": box(f.slug, left, right), "TrimBox": box(f.margin)}
