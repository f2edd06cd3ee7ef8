"""What people look at: the chart, the page, the notebook's display."""
