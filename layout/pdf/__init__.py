"""Display pages as PDF: fragments of one page each, joined into a document that ReportLab writes."""
