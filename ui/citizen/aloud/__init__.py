"""Screen 2 read aloud: what is said when, and where on the page it stands."""
