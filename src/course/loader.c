#include "course/loader.h"

#include <stdarg.h>

const char *loader_path(const struct loader *loader, const char *format, ...)
{
    char name[256];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(name, sizeof name, format, arguments);
    va_end(arguments);
    return arena_printf(loader->arena, "%s/%s", loader->directory, name);
}

static void free_csv(void *csv)
{
    csv_table_free(csv);
}

const struct csv_table *loader_csv(const struct loader *loader, const char *path)
{
    struct csv_table *csv = csv_table_read(path, loader->faults);
    if (csv != NULL) {
        loader->counts->files++;
        arena_own(loader->arena, csv, free_csv);
    }
    return csv;
}

static void free_ini(void *ini)
{
    ini_free(ini);
}

const struct ini *loader_ini(const struct loader *loader, const char *path)
{
    struct ini *ini = ini_read(path, loader->faults);
    if (ini != NULL) {
        loader->counts->files++;
        arena_own(loader->arena, ini, free_ini);
    }
    return ini;
}
