#include "class/hosts.h"

#include <stdlib.h>
#include <string.h>

#include "store/memory.h"

static const char *own_name(struct hosts *hosts)
{
    return *hosts->own.nodename || uname(&hosts->own) == 0 ? hosts->own.nodename : "";
}

size_t hosts_index(struct hosts *hosts, const char *name)
{
    if (!*name || strcmp(name, own_name(hosts)) == 0) {
        return 0;
    }
    for (size_t i = 0; i < hosts->count; i++) {
        if (strcmp(hosts->names[i], name) == 0) {
            return i + 1;
        }
    }
    hosts->names = memory_grow(hosts->names, hosts->count, &hosts->room, sizeof *hosts->names);
    hosts->names[hosts->count++] = memory_text(name);
    return hosts->count;
}

const char *hosts_name(struct hosts *hosts, size_t index)
{
    return index == 0 ? own_name(hosts) : hosts->names[index - 1];
}

void hosts_free(struct hosts *hosts)
{
    for (size_t i = 0; i < hosts->count; i++) {
        free(hosts->names[i]);
    }
    free(hosts->names);
    *hosts = (struct hosts){0};
}
