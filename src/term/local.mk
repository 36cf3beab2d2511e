# term: the two front ends. curses.c is the only file that includes curses.h.
