"""Writes the workbooks of the tests: python3 make.py, with openpyxl 3.1.5 and XlsxWriter 3.3.1 (PyPI)."""

import datetime

import xlsxwriter
from openpyxl import Workbook


def openpyxl_book():
    """Titles, a merged district, a date, a number as phone, formulas with and without a value."""
    book = Workbook()
    sheet = book.active
    sheet.title = "名单"
    sheet["A1"] = "演示市养老机构名单"
    sheet.merge_cells("A1:H1")
    headers = ["机构名称", "所属区", "地址", "联系电话", "床位数", "成立日期", "经度", "纬度"]
    for column, header in enumerate(headers, 1):
        sheet.cell(row=3, column=column, value=header)
    rows = [
        ["演示甲院", "黄浦区", "演示路1号", 63330000, 120, datetime.date(2020, 5, 29), 121.479, 31.227],
        ["演示乙院", None, "演示路2号", "021-63330001", "=60+20", "2019年7月", 121.480, 31.226],
        ["演示丙院", "黄浦区", "演示路3号", None, "八十张", None, None, None],
        [None, "黄浦区", "演示路4号", None, None, None, None, None],
    ]
    for line, row in enumerate(rows, 4):
        for column, value in enumerate(row, 1):
            sheet.cell(row=line, column=column, value=value)
    sheet.merge_cells("B4:B5")
    other = book.create_sheet("第二页")
    other.append(["机构名称", "所属区"])
    other.append(["演示丁院", "黄浦区"])
    book.create_sheet("空白")
    book.save("openpyxl.xlsx")


def sparse_book():
    """Three rows, one cell in the last row and the last column of Excel."""
    book = Workbook()
    sheet = book.active
    sheet.append(["机构名称", "所属区"])
    sheet.append(["演示甲院", "黄浦区"])
    sheet["XFD3"] = "x"
    sheet["B1048576"] = "x"
    book.save("sparse.xlsx")


def xlsxwriter_book():
    """Formulas with the values that a spreadsheet keeps, inline and rich texts, a hidden sheet."""
    book = xlsxwriter.Workbook("xlsxwriter.xlsx")
    sheet = book.add_worksheet("名单")
    sheet.write_row(0, 0, ["机构名称", "所属区", "地址", "床位数", "成立日期", "经度", "纬度"])
    sheet.write_rich_string(1, 0, "演示", book.add_format({"bold": True}), "甲院")
    sheet.write_row(1, 1, ["黄浦区", "演示路1号"])
    sheet.write_formula(1, 3, "=60+20", None, 80)
    sheet.write_datetime(1, 4, datetime.datetime(2020, 5, 29), book.add_format({"num_format": "yyyy-mm-dd"}))
    sheet.write_row(1, 5, [121.479, 31.227])
    sheet.write_formula(2, 0, '=HYPERLINK("http://example.org","演示乙院")', None, "演示乙院")
    sheet.write_row(2, 1, ["黄浦区", "演示路2号", "一百二十"])
    sheet.write_formula(3, 0, "=1/0", None, "#DIV/0!")
    sheet.write_row(3, 1, ["黄浦区", "演示路3号"])
    book.close()


def bureau_book():
    """A list as an office sends it: notes first, titles, two lines of headers, groups, sums, a filtered row."""
    book = Workbook()
    notes = book.active
    notes.title = "填表说明"
    notes["A1"] = "填表说明"
    notes["A2"] = "1. 本表由各区民政局填写，机构名称按许可证。"
    notes["A3"] = "2. 地址写到门牌号。"
    sheet = book.create_sheet("机构名单")
    sheet["A2"] = "附件1"
    sheet["A3"] = "演示市养老机构名单"
    sheet.merge_cells("A3:L3")
    sheet["A4"] = "（截至2025年9月30日）"
    sheet.merge_cells("A4:L4")
    above = ["序号", "机构名称", "所属区", "地址", "联系电话", "床位数（张）", None, "月收费", "入住率", "备案日期", "坐标"]
    for column, header in enumerate(above, 1):
        sheet.cell(row=5, column=column, value=header)
    for column, header in [(6, "总床位"), (7, "护理型床位"), (11, "经度"), (12, "纬度")]:
        sheet.cell(row=6, column=column, value=header)
    for area in ["A5:A6", "B5:B6", "C5:C6", "D5:D6", "E5:E6", "F5:G5", "H5:H6", "I5:I6", "J5:J6", "K5:L5"]:
        sheet.merge_cells(area)
    sheet["A7"] = "一、黄浦区（共3家）"
    sheet.merge_cells("A7:L7")
    date = datetime.date(2021, 3, 15)
    rows = [
        [1, "演示甲院", "黄浦区", "演示路1号", "02163330001", 120, 80, 3500, 0.85, date, 121.479, 31.227],
        [2, "演示乙院", None, "演示路2号", 2163330002, "#N/A", 30, "4200元/月", 0.5, "2019.7", 121.480, 31.226],
        [3, "演示丙院", None, "演示路3号", "021-63330003", 60, None, None, None, None, "#REF!", "#REF!"],
    ]
    for line, row in enumerate(rows, 8):
        for column, value in enumerate(row, 1):
            sheet.cell(row=line, column=column, value=value)
        sheet.cell(row=line, column=8).number_format = "¥#,##0.00"
        sheet.cell(row=line, column=9).number_format = "0%"
        sheet.cell(row=line, column=10).number_format = 'yyyy"年"m"月"d"日"'
    sheet.merge_cells("C8:C10")
    sheet.row_dimensions[9].hidden = True
    sheet.cell(row=11, column=1, value="合计")
    sheet.cell(row=11, column=6, value="=SUM(F8:F10)")
    book.save("bureau.xlsx")


openpyxl_book()
xlsxwriter_book()
bureau_book()
sparse_book()
