"""Datasette: titles, descriptions and questions for a database, to be shown in a browser."""
