import { sizeText } from '../../domain/attachments/limits.ts';
import type { AttachmentRefusal } from '../../domain/attachments/refusal.ts';
import { ATTACHMENT_TYPES, type OtherType } from '../../domain/attachments/types.ts';
import type { RefusalWords } from './refusals.ts';

const TAKEN = '可以上传：版式文件（PDF、OFD）、文档、表格、演示文稿、JPG或PNG图片、纯文本。';

const OTHERS: Record<OtherType, { what: string; todo: string }> = {
  archive: { what: '压缩包', todo: '请解压后逐个上传其中的文件。' },
  program: { what: '可执行程序', todo: TAKEN },
  script: { what: '脚本程序', todo: TAKEN },
  page: { what: '网页或者XML文件', todo: '请另存为PDF后上传。' },
  mail: { what: '保存下来的邮件', todo: '请上传邮件中的文件，或者将邮件另存为PDF。' },
  picture: { what: '其他格式的图片', todo: '请另存为JPG或者PNG后上传。' },
  video: { what: '音频或者视频', todo: '请另行报送，在报告中写明。' },
  rich_text: { what: 'RTF文档', todo: '请另存为docx或者PDF后上传。' },
  open_document: { what: 'OpenDocument文件', todo: '请另存为docx、xlsx或者PDF后上传。' },
  binary_workbook: { what: '二进制工作簿（xlsb）', todo: '请另存为xlsx后上传。' },
  unknown: { what: '无法识别的文件', todo: TAKEN },
};

/** 附件没有收下的原因。 */
export const attachmentRefusalsZh: Pick<RefusalWords, AttachmentRefusal['code']> = {
  attachment_empty: ({ name }) => ({
    why: `“${name}”是空文件。`,
    todo: '请检查原文件，保存后重新选择。',
  }),
  attachment_too_large: ({ name, size, most }) => ({
    why: `“${name}”有${sizeText(size)}，超过单个文件${sizeText(most)}的上限。`,
    todo: '请压缩其中的图片，或者拆成几个文件后上传。',
  }),
  attachment_kind: ({ name, is }) => ({
    why: `“${name}”的内容是${OTHERS[is].what}，不能作为附件。`,
    todo: OTHERS[is].todo,
  }),
  attachment_ending: ({ name, is }) => ({
    why: `“${name}”的扩展名与内容不符，内容是${is}文件。`,
    todo: `请核对是否选错文件；没有选错的，将扩展名改为.${ATTACHMENT_TYPES[is].endings[0]}后重新上传。`,
  }),
  attachment_macros: ({ name }) => ({
    why: `“${name}”中含有宏或者控件，打开时会运行程序。`,
    todo: '请另存为不含宏的docx、xlsx、pptx，或者PDF后上传。',
  }),
  attachment_locked: ({ name }) => ({
    why: `“${name}”设有打开密码，审核人员无法查看。`,
    todo: '请去掉密码，保存后重新上传。',
  }),
  attachment_damaged: ({ name }) => ({
    why: `“${name}”已经损坏，不能打开。`,
    todo: '请用办公软件打开原文件，重新保存后上传。',
  }),
  attachment_unpacks: ({ name }) => ({
    why: `“${name}”展开后的内容远超正常文档，没有收下。`,
    todo: '请删减其中的内容，或者另存为PDF后上传。',
  }),
  attachment_unread: ({ name }) => ({
    why: `检查“${name}”用时过长或占用内存过多，或者正在检查的文件太多，没有保存。`,
    todo: '请一分钟后重新上传；仍然不行的，请另存为PDF后上传。',
  }),
  attachments_too_many: ({ name, most }) => ({
    why: `附件最多${most}个，“${name}”没有收下。`,
    todo: '请先移除不需要的附件，或者将几个文件合并成一个。',
  }),
  attachments_too_big: ({ name, most }) => ({
    why: `附件合计不能超过${sizeText(most)}，“${name}”没有收下。`,
    todo: '请先移除不需要的附件，或者压缩文件中的图片。',
  }),
  attachment_broken: ({ name }) => ({
    why: `收到的“${name}”与原文件不一致，可能在上传时被改动。`,
    todo: '请关闭正在编辑该文件的程序，重新选择后上传。',
  }),
  attachment_none: () => ({ why: '没有选择文件。', todo: '请先选择文件，再上传。' }),
  attachment_gone: () => ({
    why: '这个附件已经移除，或者不在本事项中。',
    todo: '请查看现在的附件列表。',
  }),
  too_many_uploads: () => ({
    why: '没有传完的文件过多。',
    todo: '请先传完已选的文件；未传完的部分一天后自动清除。',
  }),
  attachment_not_uploaded: ({ name }) => ({
    why: `所选的“${name}”还没有上传，本次没有提交。`,
    todo: '填写的内容已保留。请重新选择文件并上传；不需要的，不选文件直接提交。',
  }),
  attachments_changed: () => ({
    why: '您打开页面后，附件有增减，本次没有提交。',
    todo: '请核对现在的附件列表，再提交一次；您填写的内容已保留。',
  }),
};
