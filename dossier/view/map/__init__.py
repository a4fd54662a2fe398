"""The map: Natural Earth in dots, and the places of a dossier on it."""
