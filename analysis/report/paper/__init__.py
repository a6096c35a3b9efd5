"""What print needs: fonts, widths, orientation, and text made fit to be set."""
