"""Fragments joined into one PDF: pages, resources, bookmarks, labels, output intent, metadata."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from ..font.face import Face
from . import press
from .fonts import FontPool
from .fragment import Fragment, LinkUse, PictureUse
from .objects import Array, Dictionary, Document, Raw, Ref, Stream, text
from .pictures import PressPicture, image_entries, press_picture
from .syntax import points
from .tags import TagTree

CREATOR = "版心 banxin"
PRODUCER = "ReportLab"


@dataclass(frozen=True, slots=True)
class Kind:
    """What sort of file it is. Annotations inside the page are forbidden in PDF/X, so print has no links."""

    name: str
    version: tuple[int, int] = (1, 6)
    links: bool = False
    output_intent: bool = True


PRINT = Kind("print")
READING = Kind("reading", version=(1, 7), links=True)
"""For the screen: the print page with its links."""


@dataclass(frozen=True, slots=True)
class About:
    """What a file says about itself. `day` is the ISO date of the edition, the only time that a file knows."""

    title: str
    publisher: str
    day: str
    language: str
    issue: str = ""
    name: str = ""


class DocumentWriter:
    """One PDF in the making: fragments are added in order, then `finish` gives its bytes."""

    def __init__(
        self,
        about: About,
        kind: Kind,
        faces: Callable[[str], Face],
        pictures: Callable[[PictureUse], PressPicture] = press_picture,
    ) -> None:
        self._about = about
        self._kind = kind
        self._faces = faces
        self._pictures = pictures
        self._document = Document(kind.version)
        self._fonts = FontPool(self._document)
        self._tags = TagTree(self._document)
        self._objects: dict[PictureUse | str, Ref] = {}
        self._entries: list[Dictionary] = []
        self._pages: list[tuple[Fragment, Ref]] = []
        self._states = Dictionary(
            {
                "K": Raw(b"<</Type /ExtGState /OP true /op true /OPM 1>>"),
                "N": Raw(b"<</Type /ExtGState /OP false /op false /OPM 0>>"),
            }
        )

    def add(self, fragment: Fragment) -> None:
        """The next page."""
        document = self._document
        fonts = Dictionary({use.resource: self._fonts.font(use, self._faces(use.face)) for use in fragment.fonts})
        resources: dict[str, Any] = {"ExtGState": document.Reference(self._states, "states"), "Font": fonts}
        if objects := self._external_objects(fragment):
            resources["XObject"] = Dictionary(objects)
        page: dict[str, Any] = {
            "Type": "/Page",
            "Parent": document.page_tree,
            "Resources": Dictionary(resources),
            "Contents": document.Reference(Stream(fragment.content, {"Filter": "/FlateDecode"})),
            **_boxes(fragment),
        }
        entry = Dictionary(page)
        ref = document.add_page(entry)
        if fragment.parts:
            entry.dict.update({"StructParents": self._tags.add(fragment, ref), "Tabs": "/S"})
        self._entries.append(entry)
        self._pages.append((fragment, ref))

    def finish(self) -> bytes:
        """The file, the same for the same fragments on every machine."""
        document = self._document
        if self._kind.links:
            self._add_links()
        self._fonts.finish()
        catalog: dict[str, Any] = {
            "Type": "/Catalog",
            "Pages": document.page_tree,
            "Lang": text(self._about.language),
            "MarkInfo": Raw(b"<</Marked true>>"),
            "StructTreeRoot": self._tags.finish(),
            "PageLabels": Dictionary({"Nums": Array(self._labels())}),
            "ViewerPreferences": Raw(b"<</DisplayDocTitle true>>"),
        }
        if outlines := self._outlines():
            catalog |= {"Outlines": outlines, "PageMode": "/UseOutlines"}
        if self._kind.output_intent:
            catalog["OutputIntents"] = Array([self._output_intent()])
        head = Dictionary(catalog)
        document.set_head(head, Dictionary(self._information()))
        # Last of all objects: it seals what went before it.
        head["Metadata"] = document.Reference(_Metadata(self._about))
        return document.data()

    def _external_objects(self, fragment: Fragment) -> dict[str, Ref]:
        """The pictures and artwork of a page, each once in the document."""
        objects: dict[str, Ref] = {}
        for picture in fragment.pictures:
            content = picture._replace(resource="")
            if content not in self._objects:
                made = self._pictures(content)
                self._objects[content] = self._document.Reference(Stream(made.data, image_entries(made)))
            objects[picture.resource] = self._objects[content]
        for artwork in fragment.artworks:
            if artwork.digest not in self._objects:
                from .artwork import add_artwork

                self._objects[artwork.digest] = add_artwork(self._document, artwork)
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
        }

    def _output_intent(self) -> Dictionary:
        profile = self._document.Reference(Stream(press.deflated_profile(), {"N": 4, "Filter": "/FlateDecode"}))
        return Dictionary(
            {
                "Type": "/OutputIntent",
                "S": "/GTS_PDFX",
                "OutputConditionIdentifier": text(press.CONDITION),
                "OutputCondition": text(press.CONDITION_NAME),
                "RegistryName": text("http://www.color.org"),
                "Info": text(press.CONDITION_NAME),
                "DestOutputProfile": profile,
            }
        )

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


class _Metadata(Stream):
    """The XMP packet; the identity of this very file in it is the digest of all objects before it."""

    def __init__(self, about: About) -> None:
        super().__init__(b"", {"Type": "/Metadata", "Subtype": "/XML"})
        self._about = about

    def format(self, document: Any) -> bytes:
        self.data = xmp_packet(self._about, document.seal().hex()).encode("utf-8")
        return super().format(document)


def xmp_packet(about: About, instance: str) -> str:
    """The metadata of a file as an XMP packet; `instance` is 32 hex digits of its content."""
    moment = f"{about.day}T00:00:00Z"
    lineage = uuid5(NAMESPACE_URL, f"{about.publisher}/{about.day}/{about.name}")
    number = f"<prism:issueIdentifier>{escape(about.issue)}</prism:issueIdentifier>" if about.issue else ""
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:prism="http://prismstandard.org/namespaces/basic/2.0/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escape(about.title)}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{escape(about.publisher)}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>{escape(about.language)}</rdf:li></rdf:Bag></dc:language>
<dc:date><rdf:Seq><rdf:li>{about.day}</rdf:li></rdf:Seq></dc:date>
<prism:publicationName>{escape(about.publisher)}</prism:publicationName>{number}
<xmp:CreatorTool>{escape(CREATOR)}</xmp:CreatorTool>
<xmp:CreateDate>{moment}</xmp:CreateDate>
<xmp:ModifyDate>{moment}</xmp:ModifyDate>
<xmp:MetadataDate>{moment}</xmp:MetadataDate>
<pdf:Producer>{escape(PRODUCER)}</pdf:Producer>
<pdf:Trapped>False</pdf:Trapped>
<xmpMM:DocumentID>uuid:{lineage}</xmpMM:DocumentID>
<xmpMM:InstanceID>uuid:{_dashed(instance)}</xmpMM:InstanceID>
<xmpMM:VersionID>1</xmpMM:VersionID>
<xmpMM:RenditionClass>default</xmpMM:RenditionClass>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""


def escape(text: str) -> str:
    """Text as it stands between the tags of XML."""
    # The module of Python that does this loads half of its network library.
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _dashed(digits: str) -> str:
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))


def _boxes(fragment: Fragment) -> dict[str, Raw]:
    """Media, bleed and trim; without bleed all three are the trim."""
    f = fragment
    media = f"[0 0 {points(f.width + 2 * f.bleed)} {points(f.height + 2 * f.bleed)}]"
    trim = f"[{points(f.bleed)} {points(f.bleed)} {points(f.bleed + f.width)} {points(f.bleed + f.height)}]"
    boxes = {"MediaBox": media, "BleedBox": media, "TrimBox": trim}
    return {name: Raw(box.encode("ascii")) for name, box in boxes.items()}


def _destination(fragment: Fragment, page: Ref, top: int) -> Array:
    y = points(fragment.height + fragment.bleed - top)
    return Array([page, "/XYZ", 0, Raw(y.encode("ascii")), "null"])


def _link(fragment: Fragment, link: LinkUse, destination: Array) -> Dictionary:
    r, up = link.rect, fragment.height + fragment.bleed
    corners = (r.x + fragment.bleed, up - r.bottom, r.right + fragment.bleed, up - r.y)
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
