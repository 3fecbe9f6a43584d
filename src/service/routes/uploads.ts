import type { StartedUpload } from '../files/uploads.ts'
import type { Handlers } from '../http/handlers.ts'
import type { Tools } from './tools.ts'

export function uploadHandlers(
  tools: Tools
): Pick<
  Handlers,
  | 'getDatasetFileUploadUrl'
  | 'getDatasetFileUploadUrlByQuery'
  | 'getModelDirectoryUploadUrls'
  | 'getModelDirectoryUploadUrlsByQuery'
  | 'listUploadedFileUrls'
  | 'deleteUploadedFileUrl'
  | 'putUploadedFile'
  | 'finishUpload'
> {
  const { uploads } = tools
  const common = (upload: StartedUpload, baseUrl: string): UploadAnswer => ({
    doneFileUploadUrl: `${baseUrl}/v1-beta/uploads/${upload.token}/done`,
    destinationUrl: upload.destinationUrl,
    uploadLimit: String(uploads.limits.bytes)
  })
  const file = (request: FileRequest, baseUrl: string): UploadAnswer & { uploadUrl: string } => {
    const upload = uploads.startFile(request.fileName, request.uploadPath)
    return { uploadUrl: addressOf(upload, 0, baseUrl), ...common(upload, baseUrl) }
  }
  const folder = (request: FolderRequest, baseUrl: string): UploadAnswer & { uploadPathMap: PathMap } => {
    const { directoryName, relativeFilePaths, uploadPath } = request
    const upload = uploads.startFolder(directoryName, relativeFilePaths, uploadPath)
    const addresses = upload.files.map((path, number) => [path, addressOf(upload, number, baseUrl)])
    return { uploadPathMap: Object.fromEntries(addresses) as PathMap, ...common(upload, baseUrl) }
  }
  return {
    getDatasetFileUploadUrl: ({ body, baseUrl }) => file(body, baseUrl),
    getDatasetFileUploadUrlByQuery: ({ query, baseUrl }) => file(query, baseUrl),
    getModelDirectoryUploadUrls: ({ body, baseUrl }) => folder(body, baseUrl),
    getModelDirectoryUploadUrlsByQuery: ({ query, baseUrl }) => folder(query, baseUrl),
    listUploadedFileUrls: () => ({ fileUrls: uploads.list() }),
    deleteUploadedFileUrl: async ({ query }) => {
      await uploads.remove(query.uploadedUrl)
      return {}
    },
    putUploadedFile: async ({ path, body }) => {
      await uploads.receive(path.uploadToken, path.fileNumber, body)
      return {}
    },
    finishUpload: async ({ path, body }) => {
      await uploads.finish(path.uploadToken, body)
      return {}
    }
  }
}

type PathMap = Record<string, string>

interface FileRequest {
  fileName: string
  uploadPath?: string | undefined
}

interface FolderRequest {
  directoryName: string
  relativeFilePaths: string[]
  uploadPath?: string | undefined
}

interface UploadAnswer {
  doneFileUploadUrl: string
  destinationUrl: string
  uploadLimit: string
}

function addressOf(upload: StartedUpload, number: number, baseUrl: string): string {
  return `${baseUrl}/v1-beta/uploads/${upload.token}/files/${number}`
}
