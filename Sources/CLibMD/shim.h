// The door to libmd, for SHA-256 (FIPS 180-4).
#pragma once
#include <sys/types.h>
#include <sha2.h>
