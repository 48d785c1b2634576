"""What earlier runs made, kept so that it need not be made again."""
