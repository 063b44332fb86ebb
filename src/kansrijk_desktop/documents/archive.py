"""Finish a PDF as PDF/A-3a and PDF/UA-1, with a bundle inside; read such a bundle back."""

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from io import BytesIO
from typing import Final

import pikepdf
from pikepdf import Array, AttachedFileSpec, Dictionary, Name, String

from kansrijk_desktop.assets import resource
from kansrijk_desktop.documents import fonts
from kansrijk_desktop.documents.painting import FaceUse
from kansrijk_desktop.documents.tagging import Element, write_structure
from kansrijk_desktop.errors import UnreadableBundleError

PRODUCER: Final = "Kansrijk"
ATTACHMENT_NAME: Final = "bundel.fhir.json"

_MIME_TYPE: Final = "application/fhir+json"
_LARGEST_BUNDLE: Final = 50 * 1024 * 1024
_COLOURS: Final = "sRGB IEC61966-2.1"

# pdfuaid is not among the schemas PDF/A knows: it must be described (ISO 19005-3, 6.6.2.3).
_METADATA: Final = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about=""
    xmlns:dc="http://purl.org/dc/elements/1.1/"
    xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
    xmlns:xmp="http://ns.adobe.com/xap/1.0/"
    xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
    xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
    xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
    xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
    xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
   <dc:format>application/pdf</dc:format>
   <dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
   <dc:creator><rdf:Seq><rdf:li>{producer}</rdf:li></rdf:Seq></dc:creator>
   <dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
   <pdf:Producer>{producer}</pdf:Producer>
   <xmp:CreatorTool>{producer}</xmp:CreatorTool>
   <xmp:CreateDate>{made_at}</xmp:CreateDate>
   <xmp:ModifyDate>{made_at}</xmp:ModifyDate>
   <xmp:MetadataDate>{made_at}</xmp:MetadataDate>
   <pdfaid:part>3</pdfaid:part>
   <pdfaid:conformance>A</pdfaid:conformance>
   <pdfuaid:part>1</pdfuaid:part>
   <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
    <pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
    <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
    <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
    <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
     <pdfaProperty:name>part</pdfaProperty:name>
     <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
     <pdfaProperty:category>internal</pdfaProperty:category>
     <pdfaProperty:description>Part of ISO 14289 the file conforms to</pdfaProperty:description>
    </rdf:li></rdf:Seq></pdfaSchema:property>
   </rdf:li></rdf:Bag></pdfaExtension:schemas>
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""


@dataclass(frozen=True, slots=True)
class Description:
    """What the file says of itself; it names no person.

    Attributes:
        title: a neutral title ("Verwijsbrief"): viewers show it in their window.
        made_at: an aware time, so that the same content gives the same bytes.
    """

    title: str
    made_at: datetime
    language: str = "nl-NL"


def archive(
    painted: bytes,
    faces: tuple[FaceUse, ...],
    structure: Element,
    description: Description,
    bundle: bytes = b"",
) -> bytes:
    """Return the painted pages as a file that can be kept, heard and read by a machine."""
    target = BytesIO()
    with pikepdf.open(BytesIO(painted)) as pdf:
        fonts.embed(pdf, faces)
        write_structure(pdf, structure)
        _describe(pdf, description)
        _name_colours(pdf)
        if bundle:
            _attach(pdf, bundle, description)
        pdf.save(
            target,
            force_version="1.7",
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            deterministic_id=True,
        )
    return target.getvalue()


def read_bundle(document: bytes) -> bytes:
    """Return the bundle inside a PDF of ours.

    Raises:
        UnreadableBundleError: the file is no PDF, or has no bundle inside, or too large a one.
    """
    try:
        with pikepdf.open(BytesIO(document)) as pdf:
            found = pdf.attachments.get(ATTACHMENT_NAME)
            content = b"" if found is None else bytes(found.get_file().read_bytes())
    except (pikepdf.PdfError, pikepdf.PasswordError) as error:
        raise UnreadableBundleError(
            "Dit bestand kan niet als PDF worden gelezen. Er is niets gewijzigd. "
            "Vraag de afzender om een nieuwe versie."
        ) from error
    if not content or len(content) > _LARGEST_BUNDLE:
        raise UnreadableBundleError(
            "In deze PDF zit geen leesbaar overdrachtsbestand van Kansrijk. Er is niets gewijzigd. "
            "Vraag de afzender om het bestand zelf."
        )
    return content


def _describe(pdf: pikepdf.Pdf, description: Description) -> None:
    """Write language, title and metadata; what reportlab wrote of its own is dropped."""
    pdf.Root.Lang = String(description.language)
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    made_at = description.made_at
    text = _METADATA.format(
        title=_escaped(description.title),
        producer=PRODUCER,
        language=description.language,
        made_at=made_at.isoformat(timespec="seconds"),
    )
    metadata = pdf.make_stream(text.encode("utf-8"), Type=Name.Metadata, Subtype=Name.XML)
    pdf.Root.Metadata = metadata
    moment = _pdf_date(made_at)
    pdf.trailer.Info = pdf.make_indirect(
        Dictionary(
            Title=String(description.title),
            Author=String(PRODUCER),
            Creator=String(PRODUCER),
            Producer=String(PRODUCER),
            CreationDate=String(moment),
            ModDate=String(moment),
        )
    )


def _name_colours(pdf: pikepdf.Pdf) -> None:
    """Say what the colours of the file mean."""
    profile = pdf.make_stream(_profile(), N=3, Alternate=Name.DeviceRGB)
    intent = Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFA1,
        OutputConditionIdentifier=String(_COLOURS),
        Info=String(_COLOURS),
        RegistryName=String("http://www.color.org"),
        DestOutputProfile=profile,
    )
    pdf.Root.OutputIntents = Array([pdf.make_indirect(intent)])


def _attach(pdf: pikepdf.Pdf, bundle: bytes, description: Description) -> None:
    """Put the bundle inside, as the source of what is printed."""
    moment = _pdf_date(description.made_at)
    file = AttachedFileSpec(
        pdf,
        bundle,
        filename=ATTACHMENT_NAME,
        description="FHIR R4 Bundle",
        mime_type=_MIME_TYPE,
        creation_date=moment,
        mod_date=moment,
    )
    file.relationship = Name.Source
    pdf.attachments[ATTACHMENT_NAME] = file
    pdf.Root.AF = Array([pdf.attachments[ATTACHMENT_NAME].obj])


@cache
def _profile() -> bytes:
    """Return the sRGB profile, read once."""
    return resource("icc", "sRGB.icc").read_bytes()


def _pdf_date(moment: datetime) -> str:
    """Return an aware time as PDF writes it: D:20261121140300+01'00'."""
    zone = moment.strftime("%z")
    return f"D:{moment:%Y%m%d%H%M%S}{zone[:3]}'{zone[3:5]}'"


def _escaped(text: str) -> str:
    """Return text safe inside XML."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
