"""What leaves the engine: print files today. No decision about layout is taken here."""
