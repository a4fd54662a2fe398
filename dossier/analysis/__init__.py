"""What a dossier implies: pure functions over its records. Nothing here is typed into a file or drawn.

Everything can be asked "why?" down to record ids; the rules stand in the manual (`dossier help analysis`).
"""
