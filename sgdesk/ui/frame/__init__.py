"""What stands round the pages: navigation, the bar on top, the line below, finding, About."""
