import type { ImageWish } from './image/wish.ts'
import type { Settings } from './settings.ts'

/** What the settings say of the image, its name and requirements apart. */
export function wishOf(
  settings: Settings
): Pick<ImageWish, 'systemPackages' | 'pythonVersion' | 'reuse' | 'freshnessMs' | 'rebuild'> {
  const { systemPackages, pythonVersion, reuse, freshnessMs, rebuild } = settings
  return {
    systemPackages,
    reuse,
    rebuild,
    ...(pythonVersion === undefined ? {} : { pythonVersion }),
    ...(freshnessMs === undefined ? {} : { freshnessMs })
  }
}
