/* Read where configure found no jansson. */
#error "make check needs jansson: run ./bootstrap --check, which installs it and configures again"
