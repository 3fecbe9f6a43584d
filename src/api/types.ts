/** Short names for the messages of `api/rime-v1.yaml`. `rime-v1.ts` is generated from that file by `npm run api`. */
import type { components } from './rime-v1.ts'

type Schemas = components['schemas']

export type RimeInfo = Schemas['RimeGetRIMEInfoResponse']
export type LimitStatus = Schemas['RimeLimitStatus']
export type RimeError = Schemas['RimeError']

export type Project = Schemas['ProjectProject']
export type ModelTask = Schemas['RimeModelTask']

export type ManagedImage = Schemas['RimeManagedImage']
export type ManagedImageStatus = Schemas['RimeManagedImageStatus']
export type PipRequirement = Schemas['ManagedImagePipRequirement']
export type PackageRequirement = Schemas['ManagedImagePackageRequirement']
export type PipLibrary = Schemas['ManagedImagePipLibrary']
export type PipLibraryFilter = Schemas['ListImagesRequestPipLibraryFilter']
export type CreateImageRequest = Schemas['RimeCreateImageRequest']
export type ResolveImageRequest = Schemas['ResolveImageRequest']
export type ResolveImageResponse = Schemas['ResolveImageResponse']
export type ListImagesRequest = Schemas['RimeListImagesRequest']

export type Dataset = Schemas['DatasetDataset']
export type DataInfo = Schemas['RegistryDataInfo']
export type DataParams = Schemas['RegistryDataParams']
export type Model = Schemas['ModelModel']
export type PredictionSet = Schemas['RegistrypredictionPrediction']

export type Job = Schemas['RimeJobMetadata']
export type JobStatus = Schemas['RimeJobStatus']
export type JobType = Schemas['RimeJobType']
export type TestTaskStatus = Schemas['RimeTestTaskStatus']

export type TestRunDetail = Schemas['TestrunresultTestRunDetail']
export type TestBatchResult = Schemas['TestrunresultTestBatchResult']
export type TestCase = Schemas['TestrunresultTestCase']
export type TestMetric = Schemas['RimeTestMetric']
export type CategoryResult = Schemas['RimeCategoryTestResult']
export type Severity = Schemas['RimeSeverity']
export type TestCaseStatus = Schemas['RimeTestCaseStatus']
export type TestCategoryType = Schemas['TestrunTestCategoryType']
export type TestRunConfig = Schemas['TestrunTestRunConfig']
