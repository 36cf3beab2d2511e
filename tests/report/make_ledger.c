/* Makes a ledger for shell tests: make_ledger FILE TRACK PARTS. */
#include <stdio.h>
#include <stdlib.h>

#include "../lesson/play.h"
#include "whole.h"

int main(int argc, char **argv)
{
    if (argc != 4) {
        fputs("usage: make_ledger FILE TRACK PARTS\n", stderr);
        return 2;
    }
    struct catalog *catalog = play_catalog();
    whole_play(catalog, argv[1], argv[2], atoi(argv[3]));
    catalog_free(catalog);
    return 0;
}
