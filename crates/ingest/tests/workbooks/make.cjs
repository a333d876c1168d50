// Writes workbooks with exceljs 4.4.0 and SheetJS 0.18.5 (npm `exceljs`, `xlsx`): node make.cjs
const Excel = require("exceljs");
const sheetjs = require("xlsx");

const headers = ["机构名称", "所属区", "地址", "联系电话", "床位数", "成立日期", "经度", "纬度"];

async function withExceljs() {
  const book = new Excel.Workbook();
  const old = book.addWorksheet("旧名单", { state: "hidden" });
  old.addRow(headers);
  old.addRow(["演示旧院", "黄浦区", "演示路9号"]);
  const sheet = book.addWorksheet("名单");
  sheet.addRow([]);
  sheet.addRow(headers);
  const rich = { richText: [{ text: "演示" }, { font: { bold: true, color: { argb: "FFFF0000" } }, text: "甲院" }] };
  const link = { text: "演示路1号", hyperlink: "http://example.org/" };
  sheet.addRow([rich, "黄浦区", link, "021-63330000", { formula: "60+60", result: 120 }, new Date(Date.UTC(2020, 4, 29)), 121.479, 31.227]);
  sheet.addRow(["演示乙院", "黄浦区", "演示路2号", 63330001, { sharedFormula: "E3", result: 120 }, "民國109年5月", 121.48, 31.226]);
  sheet.addRow(["演示丙院", "黄浦区", "演示路3号", { error: "#N/A" }, true, null, 121.481, 31.225]);
  sheet.getRow(5).hidden = true;
  sheet.getColumn(6).numFmt = "yyyy-mm-dd";
  await book.xlsx.writeFile("exceljs.xlsx");
}

function withSheetjs() {
  const sheet = sheetjs.utils.aoa_to_sheet([
    headers,
    ["演示甲院", "黄浦区", "演示路1号", "021-63330000", 120, new Date(Date.UTC(2020, 4, 29)), 121.479, 31.227],
    ["演示乙院", "黄浦区", "演示路2号\n东门", 63330001, "八十张", null, "121.48", "31.226"],
  ], { cellDates: true });
  sheet.E4 = { t: "e", v: 0x2a };
  sheet.A4 = { t: "s", v: "=cmd|' /C calc'!A0" };
  sheet.B4 = { t: "s", v: "黄浦区" };
  sheet["!ref"] = "A1:H4";
  const book = sheetjs.utils.book_new();
  sheetjs.utils.book_append_sheet(book, sheet, "名单");
  sheetjs.writeFile(book, "sheetjs.xlsx", { cellDates: true, bookSST: false });
}

withExceljs().then(withSheetjs);
