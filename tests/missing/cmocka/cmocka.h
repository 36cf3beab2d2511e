/* Read where configure found no cmocka. */
#error "make check needs cmocka: run ./bootstrap --check, which installs it and configures again"
