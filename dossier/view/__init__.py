"""What a person sees of a dossier: pages of blocks, drawn by either face."""
