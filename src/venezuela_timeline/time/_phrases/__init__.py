"""Phrases: what people write for a time, in English and Spanish, read without guessing.

A text is folded (`folding`) and then read from the outside in: words around a date or two
(`whole`, `pairs`), what qualifies a date (`single`), and one date: in words (`dates`), in figures
(`figures`), with a time of day (`clocks`), a longer time (`periods`), a year (`years`), or one of
which some digit is unknown (`unknowns`). `refusals` says what to write instead.
"""
