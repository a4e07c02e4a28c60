"""The second identification in the file's metadata.

WeasyPrint names one standard per file. The tags of PDF/A-3a are all that PDF/UA-1 asks for; what is missing is
its name, which must stand inside the same `rdf:RDF` element, with the schema that PDF/A wants for foreign names.
"""

from functools import partial

ACCESSIBLE = b"""<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">\
<pdfuaid:part>1</pdfuaid:part></rdf:Description>\
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" \
xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" \
xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"><pdfaExtension:schemas><rdf:Bag>\
<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>\
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq>\
<rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>\
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\
<pdfaProperty:category>internal</pdfaProperty:category>\
<pdfaProperty:description>PDF/UA part number</pdfaProperty:description></rdf:li></rdf:Seq>\
</pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"""
END = b"</rdf:RDF>"


def also_accessible(metadata) -> None:
    """Let the metadata, when it is written, say PDF/UA-1 beside PDF/A."""
    metadata.generate_rdf_metadata = partial(_with_both, metadata.generate_rdf_metadata)


def _with_both(write, variant, version, conformance) -> bytes:
    start, end, _ = write(variant, version, conformance).rpartition(END)
    return start + ACCESSIBLE + end
