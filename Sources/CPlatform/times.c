#define _GNU_SOURCE
#include "CPlatform.h"

#include <sys/stat.h>

const long platform_time_left_alone = UTIME_OMIT;
