// Files that spreadsheets write: a CSV as Excel saves it, and a small workbook.
import { execFileSync } from "node:child_process";

export type Cells = readonly (readonly (string | number)[])[];

export interface Picked {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** A CSV in UTF-8 with the byte order mark. */
export function csv(cells: Cells, name = "名单.csv"): Picked {
  const quoted = (cell: string | number): string => `"${String(cell).replaceAll('"', '""')}"`;
  const text = cells.map((row) => row.map(quoted).join(",")).join("\r\n");
  return { name, mimeType: "text/csv", buffer: Buffer.from(`\uFEFF${text}\r\n`) };
}

const WRITE = `
import io, json, sys, zipfile
from xml.sax.saxutils import escape
rows = json.load(sys.stdin)
def cell(column, row, value):
    name = chr(65 + column) + str(row)
    if isinstance(value, str):
        return f'<c r="{name}" t="inlineStr"><is><t>{escape(value)}</t></is></c>'
    return f'<c r="{name}"><v>{value}</v></c>'
lines = ''.join(
    f'<row r="{r}">' + ''.join(cell(c, r, value) for c, value in enumerate(row)) + '</row>'
    for r, row in enumerate(rows, 1))
main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
package = 'http://schemas.openxmlformats.org/package/2006'
kind = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
files = {
    '[Content_Types].xml': f'<Types xmlns="{package}/content-types">'
        f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{kind}.worksheet+xml"/></Types>',
    '_rels/.rels': f'<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="a" Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    'xl/workbook.xml': f'<workbook xmlns="{main}" xmlns:r="{office}">'
        f'<sheets><sheet name="1" sheetId="1" r:id="a"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels': f'<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="a" Type="{office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
    'xl/worksheets/sheet1.xml': f'<worksheet xmlns="{main}"><sheetData>{lines}</sheetData></worksheet>',
}
out = io.BytesIO()
with zipfile.ZipFile(out, 'w', zipfile.ZIP_DEFLATED) as archive:
    for name, text in files.items():
        archive.writestr(name, '<?xml version="1.0" encoding="UTF-8"?>' + text)
sys.stdout.buffer.write(out.getvalue())
`;

/** A workbook with one sheet. */
export function workbook(cells: Cells, name = "名单.xlsx"): Picked {
  const buffer = execFileSync("python3", ["-c", WRITE], { input: JSON.stringify(cells) });
  return { name, mimeType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", buffer };
}
