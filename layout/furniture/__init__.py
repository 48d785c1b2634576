"""What frames the copy on a page: masthead, folio, index, codes, and the almanac behind them."""
