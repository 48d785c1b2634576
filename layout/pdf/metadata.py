"""What a file says about itself in its metadata stream (XMP, ISO 16684-1): title, issue, dates, its standard."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from .objects import Stream
from .standards import Standard

CREATOR = "版心 banxin"
PRODUCER = "ReportLab"


@dataclass(frozen=True, slots=True)
class About:
    """What a file says about itself. `day` is the ISO date of the edition, the only time that a file knows."""

    title: str
    publisher: str
    day: str
    language: str
    issue: str = ""
    name: str = ""


class Metadata(Stream):
    """The XMP packet; the identity of this very file in it is the digest of all objects before it."""

    def __init__(self, about: About, standard: Standard) -> None:
        super().__init__(b"", {"Type": "/Metadata", "Subtype": "/XML"})
        self._about = about
        self._standard = standard

    def format(self, document: Any) -> bytes:
        self.data = xmp_packet(self._about, self._standard, document.seal().hex()).encode("utf-8")
        return super().format(document)


def xmp_packet(about: About, standard: Standard, instance: str) -> str:
    """The metadata of a file as an XMP packet; `instance` is 32 hex digits of its content."""
    own = {} if standard.known_properties_only else {"prism": "http://prismstandard.org/namespaces/basic/2.0/"}
    spaces = own | {claim.prefix: claim.uri for claim in standard.claims}
    declared = "".join(f'\n xmlns:{prefix}="{uri}"' for prefix, uri in spaces.items())
    claims = "".join(f"\n<{c.prefix}:{c.name}>{escape(c.value)}</{c.prefix}:{c.name}>" for c in standard.claims)
    moment = f"{about.day}T00:00:00Z"
    lineage = uuid5(NAMESPACE_URL, f"{about.publisher}/{about.day}/{about.name}")
    number = f"<prism:issueIdentifier>{escape(about.issue)}</prism:issueIdentifier>" if about.issue else ""
    trade = f"<prism:publicationName>{escape(about.publisher)}</prism:publicationName>{number}"
    further = "" if standard.known_properties_only else f"\n{trade}\n<pdf:Trapped>False</pdf:Trapped>"
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"{declared}>
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escape(about.title)}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{escape(about.publisher)}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>{escape(about.language)}</rdf:li></rdf:Bag></dc:language>
<dc:date><rdf:Seq><rdf:li>{about.day}</rdf:li></rdf:Seq></dc:date>
<xmp:CreatorTool>{escape(CREATOR)}</xmp:CreatorTool>
<xmp:CreateDate>{moment}</xmp:CreateDate>
<xmp:ModifyDate>{moment}</xmp:ModifyDate>
<xmp:MetadataDate>{moment}</xmp:MetadataDate>
<pdf:Producer>{escape(PRODUCER)}</pdf:Producer>{further}
<xmpMM:DocumentID>uuid:{lineage}</xmpMM:DocumentID>
<xmpMM:InstanceID>uuid:{_dashed(instance)}</xmpMM:InstanceID>
<xmpMM:VersionID>1</xmpMM:VersionID>
<xmpMM:RenditionClass>default</xmpMM:RenditionClass>{claims}
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
