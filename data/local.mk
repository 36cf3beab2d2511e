# data: numbers in INI, tables and texts in CSV.
