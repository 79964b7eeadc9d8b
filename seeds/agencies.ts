/** What the document does not say about the agencies it names: a short id, English, the kind. */
export interface KnownAgency {
  id: string;
  name: string;
  nameEn: string;
  kind: 'department' | 'region' | 'commission' | 'government_office' | 'enterprise';
}

const row = (
  id: string,
  name: string,
  nameEn: string,
  kind: KnownAgency['kind'] = 'department',
) => ({
  id,
  name,
  nameEn,
  kind,
});

/** The agencies of the seed document (names as of 2012), in its order. */
export const KNOWN_AGENCIES: KnownAgency[] = [
  row('nongmuye', '自治区农牧业厅', 'Department of Agriculture and Animal Husbandry'),
  row('fagaiwei', '自治区发展改革委', 'Development and Reform Commission', 'commission'),
  row('shuili', '自治区水利厅', 'Department of Water Resources'),
  row('caizheng', '自治区财政厅', 'Department of Finance'),
  row('guotu', '自治区国土资源厅', 'Department of Land and Resources'),
  row('keji', '自治区科技厅', 'Department of Science and Technology'),
  row('shangwu', '自治区商务厅', 'Department of Commerce'),
  row('liangshi', '自治区粮食局', 'Grain Bureau'),
  row('jingxin', '自治区经济和信息化委', 'Commission of Economy and Information Technology'),
  row('jinrongban', '自治区金融办', 'Financial Affairs Office'),
  row('renshe', '自治区人力资源社会保障厅', 'Department of Human Resources and Social Security'),
  row('zhujian', '自治区住房城乡建设厅', 'Department of Housing and Urban-Rural Development'),
  row('jiaotong', '自治区交通运输厅', 'Department of Transport'),
  row('nengyuan', '自治区能源开发局', 'Energy Development Bureau'),
  row('huanbao', '自治区环境保护厅', 'Department of Environmental Protection'),
  row('jiaoyu', '自治区教育厅', 'Department of Education'),
  row('weisheng', '自治区卫生厅', 'Department of Health'),
  row('wenhua', '自治区文化厅', 'Department of Culture'),
  row('guangdian', '自治区广电局', 'Bureau of Radio, Film and Television'),
  row('youzheng', '自治区邮政管理局', 'Postal Administration'),
  row('gongan', '自治区公安厅', 'Department of Public Security'),
  row('linye', '自治区林业厅', 'Department of Forestry'),
  row('minzheng', '自治区民政厅', 'Department of Civil Affairs'),
  row('lvyou', '自治区旅游局', 'Tourism Bureau'),
  row('minwei', '自治区民委', 'Ethnic Affairs Commission'),
  row('fupinban', '自治区扶贫办', 'Poverty Alleviation Office'),
  row('dishui', '自治区地税局', 'Local Taxation Bureau'),
  row('guoshui', '内蒙古国税局', 'Inner Mongolia Office of State Taxation'),
  row('tieluban', '自治区铁路办', 'Railway Office'),
  row('hutieju', '呼铁局', 'Hohhot Railway Bureau'),
  row('jichang', '内蒙古民航机场集团公司', 'Inner Mongolia Airports Group', 'enterprise'),
  row('qixiang', '内蒙古气象局', 'Inner Mongolia Meteorological Bureau'),
  row('tongguan', '内蒙古通信管理局', 'Inner Mongolia Communications Administration'),
  row('xinfang', '自治区信访局', 'Bureau of Letters and Calls'),
  row(
    'zhengfuban',
    '自治区人民政府办公厅',
    'General Office of the Government',
    'government_office',
  ),
  row('anjian', '自治区安全监管局', 'Administration of Work Safety'),
  row('shiyaojian', '自治区食品药品监管局', 'Food and Drug Administration'),
  row('meianjian', '内蒙古煤矿安监局', 'Inner Mongolia Administration of Coal Mine Safety'),
  row('guoziwei', '自治区国资委', 'State-owned Assets Commission'),
  row('gongshanglian', '自治区工商联', 'Federation of Industry and Commerce'),
  row('gongshang', '自治区工商局', 'Administration for Industry and Commerce'),
  row(
    'guojian',
    '内蒙古出入境检验检疫局',
    'Inner Mongolia Entry-Exit Inspection and Quarantine Bureau',
  ),
  row('huhehaote-haiguan', '呼和浩特海关', 'Hohhot Customs'),
  row('manzhouli-haiguan', '满洲里海关', 'Manzhouli Customs'),
  row('renhang', '人民银行呼和浩特中心支行', "People's Bank of China, Hohhot Branch"),
];

/** A region with the places in it that a document may name instead of it. */
export interface KnownRegion extends KnownAgency {
  places: string[];
}

const region = (id: string, name: string, nameEn: string, places: string[]): KnownRegion => ({
  ...row(id, name, nameEn, 'region'),
  places,
});

/** 东部盟市: the five eastern regions that the notice addresses and that report every year. */
export const EASTERN_REGIONS: KnownRegion[] = [
  region('hulunbeier', '呼伦贝尔市', 'Hulunbuir City', [
    ...['满洲里市', '海拉尔', '扎兰屯市', '牙克石市', '额尔古纳市', '根河市'],
  ]),
  region('xingan', '兴安盟', 'Hinggan League', ['乌兰浩特市', '阿尔山市', '科尔沁右翼中旗']),
  region('tongliao', '通辽市', 'Tongliao City', ['霍林郭勒市']),
  region('chifeng', '赤峰市', 'Chifeng City', ['克什克腾旗', '巴林左旗', '巴林右旗']),
  region('xilinguole', '锡林郭勒盟', 'Xilingol League', ['二连浩特市', '锡林浩特市']),
];
