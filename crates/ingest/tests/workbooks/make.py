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


openpyxl_book()
xlsxwriter_book()
sparse_book()
