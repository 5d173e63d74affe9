"""The parts of the Excel workbook: sheets, words, what is only known in the end."""
