/** Requirements: what users write, whether an image satisfies it, and what to call an image made for it. */
export {
  checkImageName,
  imageNameBeside,
  imageNameFor,
  IMAGE_NAME,
  MAX_IMAGE_NAME_LENGTH
} from './image-name.ts'
export { intersect, isSatisfiable, type LocatedRequirement } from './intersect.ts'
export {
  evaluateMarker,
  formatMarker,
  MARKER_VARIABLES,
  type Marker,
  type MarkerEnvironment,
  type UnknownMarker
} from './marker.ts'
export { imageMatcher, matchImage, type ImageContents, type ImageMatch, type Miss } from './match.ts'
export { canonicalName } from './name.ts'
export { readRequirements, type ReadRequirements, type RequirementsSource } from './read.ts'
export { formatRequirement, parseRequirement, type ParseResult, type Requirement } from './requirement.ts'
export type { RequirementFault } from './scanner.ts'
export { formatSpecifier, satisfiesSpecifier, type Specifier } from './specifier.ts'
export { compareVersions, formatVersion, parseVersion, type Version } from './version.ts'
