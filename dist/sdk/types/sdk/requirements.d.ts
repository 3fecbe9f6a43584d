/** A library for pip to install, and which versions of it. */
export interface PipRequirement {
    name: string;
    /** PEP 440, such as `>=0.1.2`; absent: any version. */
    versionSpecifier?: string;
}
/** Images with a library, in any version or in one. */
export interface PipLibraryFilter {
    name: string;
    /** Exact version; absent: any. */
    version?: string;
}
/** A package of the operating system. */
export interface OsRequirement {
    name: string;
    /** Exact version as the package manager writes it; absent: any. */
    versionSpecifier?: string;
}
/**
 * A requirement of a managed image.
 *
 * @param libraryName name, with extras if need be: `xgboost`, `ray[tune]`.
 * @param versionSpec version specifier of PEP 440, such as `>=0.1.2` or `==1.0.2`; absent: any version.
 * @throws InvalidArgumentError
 */
export declare function pipRequirement(libraryName: string, versionSpec?: string): PipRequirement;
/**
 * A filter for `listManagedImages`.
 *
 * @param fixedVersion the one version to look for, such as `1.0.3`; absent: any.
 * @throws InvalidArgumentError
 */
export declare function pipLibraryFilter(libraryName: string, fixedVersion?: string): PipLibraryFilter;
/**
 * A package of the operating system for a managed image.
 *
 * @param version exact version, which begins with a digit; absent: any.
 * @throws InvalidArgumentError
 */
export declare function osRequirement(packageName: string, version?: string): OsRequirement;
