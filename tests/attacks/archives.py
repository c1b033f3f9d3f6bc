"""Documents that are archives, around a part that is given."""

import io
import zipfile

OFFICE = "http://schemas.openxmlformats.org"


def archive(**parts: bytes) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as out:
        for name, content in parts.items():
            out.writestr(name, content)
    return data.getvalue()


def docx(body: bytes) -> bytes:
    types = (
        f'<Types xmlns="{OFFICE}/package/2006/content-types"><Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
    )
    links = (
        f'<Relationships xmlns="{OFFICE}/package/2006/relationships"><Relationship Id="r" Type='
        f'"{OFFICE}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'
    )
    return archive(**{"[Content_Types].xml": types.encode(), "_rels/.rels": links.encode(), "word/document.xml": body})


def odt(body: bytes) -> bytes:
    return archive(mimetype=b"application/vnd.oasis.opendocument.text", **{"content.xml": body})


def epub(page: bytes) -> bytes:
    container = b'<container><rootfiles><rootfile full-path="c.opf"/></rootfiles></container>'
    package = (
        b'<package><manifest><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest>'
        b'<spine><itemref idref="a"/></spine></package>'
    )
    return archive(**{"META-INF/container.xml": container, "c.opf": package, "a.xhtml": page})


def xlsx(sheet: bytes) -> bytes:
    main = f"{OFFICE}/spreadsheetml/2006/main"
    types = (
        f'<Types xmlns="{OFFICE}/package/2006/content-types"><Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType='
        '"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName='
        '"/xl/worksheets/sheet1.xml" ContentType='
        '"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>'
    )
    links = (
        f'<Relationships xmlns="{OFFICE}/package/2006/relationships"><Relationship Id="r" Type='
        f'"{OFFICE}/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>'
    )
    book = (
        f'<workbook xmlns="{main}" xmlns:r="{OFFICE}/officeDocument/2006/relationships"><sheets>'
        '<sheet name="a" sheetId="1" r:id="s"/></sheets></workbook>'
    )
    sheets = (
        f'<Relationships xmlns="{OFFICE}/package/2006/relationships"><Relationship Id="s" Type='
        f'"{OFFICE}/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'
    )
    return archive(
        **{
            "[Content_Types].xml": types.encode(),
            "_rels/.rels": links.encode(),
            "xl/workbook.xml": book.encode(),
            "xl/_rels/workbook.xml.rels": sheets.encode(),
            "xl/worksheets/sheet1.xml": sheet,
        }
    )
