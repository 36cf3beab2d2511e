/* Runs a fuzzer's target on every file of its kept corpus, and prints a check for each. */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "store/file.h"
#include "world.h"

static int compare(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name);
}

static int is_file(const struct dirent *entry)
{
    return entry->d_name[0] != '.';
}

static void run(const char *folder, const char *name, int number)
{
    struct buffer path = {0}, content = {0}, why = {0};
    buffer_add_format(&path, "%s/%s", folder, name);
    bool good = file_read(store_kernel_system(), buffer_text(&path), 0, 1 << 20, &content, &why);
    if (good) {
        LLVMFuzzerTestOneInput((const uint8_t *)buffer_text(&content), content.length);
    }
    printf("%sok %d - %s %s\n", good ? "" : "not ", number, name, buffer_text(&why));
    fflush(stdout);
    buffer_free(&path);
    buffer_free(&content);
    buffer_free(&why);
}

int main(int argc, char **argv)
{
    const char *source = getenv("srcdir");
    struct buffer folder = {0};
    struct dirent **entries;
    const char *name = strrchr(argv[0], '_'); /* replay_ledger: corpus/ledger */
    (void)argc;
    buffer_add_format(&folder, "%s/tests/fuzz/corpus/%s", source ? source : ".",
                      name ? name + 1 : "");
    int count = scandir(buffer_text(&folder), &entries, is_file, compare);
    printf("1..%d\n", count > 0 ? count : 1);
    if (count <= 0) {
        printf("not ok 1 - %s has no files\n", buffer_text(&folder));
        return 1;
    }
    for (int i = 0; i < count; i++) {
        run(buffer_text(&folder), entries[i]->d_name, i + 1);
        free(entries[i]);
    }
    free(entries);
    buffer_free(&folder);
    return 0;
}
