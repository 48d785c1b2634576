"""The engine against Typst on one real newspaper page, in one run; and what each stage costs."""
