"""Fragments joined into one PDF to a standard: pages, resources, bookmarks, labels, output intent, metadata."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any

from ..base.diagnostics import Diagnostic, Outcome
from ..base.messages import diagnostic
from ..font.face import Face
from . import press
from .fonts import FontPool
from .fragment import Fragment, LinkUse, PictureUse, PlateUse
from .metadata import CREATOR, PRODUCER, About, Metadata
from .objects import Array, Dictionary, Document, Raw, Ref, Stream, text
from .pictures import PressPicture, image_entries, press_picture
from .standards import Standard
from .syntax import level, name, points
from .tags import TagTree


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
    ) -> None:
        self._about = about
        self._standard = standard
        self._faces = faces
        self._condition = condition or press.newsprint()
        self._pictures = pictures or partial(press_picture, condition=self._condition)
        self._document = Document(standard.version)
        self._fonts = FontPool(self._document)
        self._tags = TagTree(self._document)
        self._objects: dict[PictureUse | str, Ref] = {}
        self._entries: list[Dictionary] = []
        self._pages: list[tuple[Fragment, Ref]] = []
        self._found: list[Diagnostic] = []
        self._notes: list[Diagnostic] = []
        self._states = Dictionary(
            {
                "K": Raw(b"<</Type /ExtGState /OP true /op true /OPM 1>>"),
                "N": Raw(b"<</Type /ExtGState /OP false /op false /OPM 0>>"),
            }
        )

    def add(self, fragment: Fragment) -> None:
        """The next page."""
        document = self._document
        self._judge(fragment)
        fonts = Dictionary({use.resource: self._fonts.font(use, self._faces(use.face)) for use in fragment.fonts})
        resources: dict[str, Any] = {"ExtGState": document.Reference(self._states, "states"), "Font": fonts}
        if fragment.plates:
            resources["ColorSpace"] = Dictionary({use.resource: _separation(use) for use in fragment.plates})
        if objects := self._external_objects(fragment):
            resources["XObject"] = Dictionary(objects)
        page: dict[str, Any] = {
            "Type": "/Page",
            "Parent": document.page_tree,
            "Resources": Dictionary(resources),
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
        if self._standard.links:
            self._add_links()
        self._fonts.finish()
        catalog: dict[str, Any] = {
            "Type": "/Catalog",
            "Pages": document.page_tree,
            "Lang": text(self._about.language),
            "PageLabels": Dictionary({"Nums": Array(self._labels())}),
            "ViewerPreferences": Raw(b"<</DisplayDocTitle true>>"),
        }
        if outlines := self._outlines():
            catalog |= {"Outlines": outlines, "PageMode": "/UseOutlines"}
        if self._standard.tagged:
            catalog |= {"MarkInfo": Raw(b"<</Marked true>>"), "StructTreeRoot": self._tags.finish()}
        if self._standard.intent:
            catalog["OutputIntents"] = Array([self._output_intent(self._standard.intent)])
        head = Dictionary(catalog)
        document.set_head(head, Dictionary(self._information()))
        # Last of all objects: it seals what went before it.
        head["Metadata"] = document.Reference(Metadata(self._about, self._standard))
        return Outcome(document.data(), tuple(self._notes))

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
            if artwork.digest not in self._objects:
                from .artwork import add_artwork

                self._objects[artwork.digest] = add_artwork(self._document, artwork, self._condition)
            objects[artwork.resource] = self._objects[artwork.digest]
        return objects

    def _labels(self) -> Iterable[Any]:
        for number, (fragment, _) in enumerate(self._pages):
            yield number
            yield Dictionary({"P": text(fragment.label)})

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

    def _outlines(self) -> Ref | None:
        """Bookmarks: the issue, its pages, their stories."""
        if not self._pages:
            return None
        document = self._document
        root = Dictionary({"Type": "/Outlines"})
        root_ref = document.Reference(root)
        first = self._pages[0]
        issue, issue_ref = self._bookmark(self._about.title, root_ref, *first, 0)
        pages: list[tuple[Dictionary, Ref]] = []
        opened = 1
        for fragment, page in self._pages:
            entry, ref = self._bookmark(fragment.label, issue_ref, fragment, page, 0)
            stories = [self._bookmark(item.title, ref, fragment, page, item.top) for item in fragment.outline]
            _chain(entry, stories, len(stories))
            opened += 1 + len(stories)
            pages.append((entry, ref))
        _chain(issue, pages, opened - 1)
        _chain(root, [(issue, issue_ref)], opened)
        return root_ref

    def _bookmark(self, title: str, parent: Ref, fragment: Fragment, page: Ref, top: int) -> tuple[Dictionary, Ref]:
        entry = Dictionary({"Title": text(title), "Parent": parent, "Dest": _destination(fragment, page, top)})
        return entry, self._document.Reference(entry)

    def _add_links(self) -> None:
        """Link annotations to stories that stand in this file."""
        targets = {
            item.target: _destination(fragment, page, item.top)
            for fragment, page in reversed(self._pages)
            for item in reversed(fragment.outline)
        }
        for entry, (fragment, _) in zip(self._entries, self._pages, strict=True):
            notes = [_link(fragment, link, targets[link.target]) for link in fragment.links if link.target in targets]
            if notes:
                entry["Annots"] = Array([self._document.Reference(note) for note in notes])


def _separation(use: PlateUse) -> Raw:
    """Tints of one plate; what shows it without that plate mixes it from the four inks (ISO 32000-1, 8.6.6.4)."""
    solid = " ".join(map(level, use.inks)).encode("ascii")
    return Raw(
        b"[/Separation %s /DeviceCMYK <</FunctionType 2 /Domain [0 1] /C0 [0 0 0 0] /C1 [%s] /N 1>>]"
        % (name(use.ink), solid)
    )


def _boxes(fragment: Fragment) -> dict[str, Raw]:
    """Media, bleed and trim, each inside the one before; without marks and bleed all three are the trim."""
    f = fragment

    def box(inset: int) -> Raw:
        far = 2 * f.margin - inset
        edges = (inset, inset, f.width + far, f.height + far)
        return Raw(f"[{' '.join(map(points, edges))}]".encode("ascii"))

    return {"MediaBox": box(0), "BleedBox": box(f.slug), "TrimBox": box(f.margin)}


def _destination(fragment: Fragment, page: Ref, top: int) -> Array:
    y = points(fragment.height + fragment.margin - top)
    return Array([page, "/XYZ", 0, Raw(y.encode("ascii")), "null"])


def _link(fragment: Fragment, link: LinkUse, destination: Array) -> Dictionary:
    r, up = link.rect, fragment.height + fragment.margin
    corners = (r.x + fragment.margin, up - r.bottom, r.right + fragment.margin, up - r.y)
    return Dictionary(
        {
            "Type": "/Annot",
            "Subtype": "/Link",
            "Rect": Raw(f"[{' '.join(map(points, corners))}]".encode("ascii")),
            "Border": Raw(b"[0 0 0]"),
            "F": 4,
            "Dest": destination,
        }
    )


def _chain(parent: Dictionary, children: list[tuple[Dictionary, Ref]], count: int) -> None:
    """Tie bookmarks to their parent and to one another."""
    if not children:
        return
    parent.dict.update({"First": children[0][1], "Last": children[-1][1], "Count": count})
    for (entry, ref), (following, following_ref) in pairwise(children):
        entry["Next"] = following_ref
        following["Prev"] = ref
